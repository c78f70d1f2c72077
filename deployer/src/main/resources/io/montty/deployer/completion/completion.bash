# Completes the words of montty in bash. Made by: montty completion bash

@FUNCTIONS@

# Bash takes a word apart at "="; the functions above look for an option in the word before.
function _montty() {
  local -a words=()
  local -i i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    if [[ $i -gt 0 && ${COMP_WORDS[i]} == "=" && ${COMP_WORDS[i - 1]} == --* ]]; then
      if ((i == COMP_CWORD)); then
        words+=("")
      fi
    else
      words+=("${COMP_WORDS[i]}")
    fi
  done
  local -a COMP_WORDS=("${words[@]}")
  local -i COMP_CWORD=$((${#words[@]} - 1))
  case ${COMP_WORDS[COMP_CWORD - 1]} in
    @FOLDERS@)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "${COMP_WORDS[COMP_CWORD]}")
      ;;
    *) _complete_montty ;;
  esac
}

complete -o default -F _montty montty
