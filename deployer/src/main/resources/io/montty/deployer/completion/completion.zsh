#compdef montty
# Completes the words of montty in zsh. Made by: montty completion zsh

if ! whence compdef >/dev/null; then
  autoload -Uz compinit && compinit
fi
autoload -Uz bashcompinit && bashcompinit

@FUNCTIONS@

# What names a file is for zsh to complete, all else for the functions above, which are written for bash.
_montty() {
  if [[ ${words[CURRENT]} == --*=* ]]; then
    compset -P '*='
    words[CURRENT]=("${words[CURRENT]%%=*}" "${words[CURRENT]#*=}")
    ((CURRENT++))
  fi
  case ${words[CURRENT - 1]} in
    @FOLDERS@)
      _files -/
      return
      ;;
    @FILES@)
      _files
      return
      ;;
  esac
  case "${words[CURRENT]} ${words[2,CURRENT - 1]} " in
    -*) ;;
    @TAKING_FILES@)
      _files
      return
      ;;
  esac
  _bash_complete -F _complete_montty
}

# Read by compinit from a folder of fpath, it is called at once; else somebody has sourced it.
if [[ ${funcstack[1]:-} == _montty ]]; then
  _montty "$@"
else
  compdef _montty montty
fi
