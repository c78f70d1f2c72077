# Starts commands, one at a time, each in a session of its own, and says how each has ended.
#
# It is read from standard input itself, where requests follow once it says "ready": a number of bytes in a line, then
# so many bytes, which are texts that end in a NUL each. They are the folder to start in, the number of words of the
# command, these words, and the variables of its environment. Output and errors are appended to the two files that are
# the arguments of this program. It answers each request with one line:
#
#   exited CODE PID ALONE      the command ended by itself
#   signalled NUMBER PID ALONE it was ended by a signal
#   failed REASON              it was not started
#
# ALONE is 1 where nothing is left that the command started. Orphans are handed to this process by the kernel, so all
# its children are the command and what became of it. Where that cannot be had, this ends without a word. It ends when
# nobody asks any more.
use strict;

# Perl itself knows neither call. What they are numbered depends on the machine that this program was built for.
my %calls = (
    62 => [112, 157],     # x86_64: setsid, prctl
    183 => [157, 167],    # aarch64
    243 => [157, 167],    # riscv
);
my $class_64_bit = 2;
my ($set_name, $set_subreaper, $get_subreaper) = (15, 36, 37);
my $no_hang = 1;

open my $program, '<:raw', '/proc/self/exe' or exit 1;
read $program, my $head, 20;
close $program;
my ($class, $machine) = unpack 'x4 C x13 S', $head;
exit 1 unless $class == $class_64_bit && $calls{$machine};
my ($setsid, $prctl) = @{$calls{$machine}};

my $name = "montty-spawner\0";    # $0 would take it as well, and wipe out the environment that marks this process
syscall $prctl, $set_name, $name, 0, 0, 0;
$SIG{CHLD} = 'DEFAULT';
my $adopts = pack 'i', 0;
syscall $prctl, $set_subreaper, 1, 0, 0, 0;
syscall $prctl, $get_subreaper, $adopts, 0, 0, 0;
syscall $setsid;
exit 1 unless unpack('i', $adopts) && getpgrp == $$;

# Where no command can reach them: all of these close when it starts.
open my $requests, '<&', \*STDIN or exit 1;
open my $answers, '>&', \*STDOUT or exit 1;
pipe my $trouble, my $complain or exit 1;

# What every command finds as its own.
open STDIN, '<', '/dev/null' or exit 1;
open STDOUT, '>>', $ARGV[0] or exit 1;
open STDERR, '>>', $ARGV[1] or exit 1;

sub answer {
    syswrite $answers, "@_\n" or exit 1;
}

# Becomes the command, or dies so that nothing of this program runs on in the fork.
sub become {
    syscall $setsid;
    exec {$_[0]} @_;
    syswrite $complain, "cannot execute $_[0]: $!";
    kill KILL => $$;
}

sub complaint {
    my $readable = '';
    vec($readable, fileno $trouble, 1) = 1;
    return '' unless select $readable, undef, undef, 0;
    sysread $trouble, my $text, 4096;
    return $text =~ tr/\n/ /r;
}

# Waits for all, so that orphans do not pile up behind a command that takes long.
sub end_of {
    my ($pid) = @_;
    my $ended;
    do {
        $ended = wait;
        exit 1 if $ended < 0;
    } until $ended == $pid;
    return $?;
}

sub is_alone {
    my $ended;
    do { $ended = waitpid -1, $no_hang } while $ended > 0;
    return $ended < 0 ? 1 : 0;
}

answer 'ready';
while (defined(my $length = <$requests>)) {
    read($requests, my $request, $length) == $length or exit 1;
    my ($folder, $count, @texts) = split /\0/, $request, -1;
    pop @texts;
    my @words = splice @texts, 0, $count;
    # Done here, not in the fork, which would have to copy what it changes.
    %ENV = map { split /=/, $_, 2 } @texts;
    if (!chdir $folder) {
        answer 'failed', "cannot enter $folder: $!" =~ tr/\n/ /r;
        next;
    }
    my $pid = fork;
    if (!defined $pid) {
        answer 'failed', "cannot start a process: $!";
        next;
    }
    become(@words) unless $pid;
    my $how = end_of($pid);
    my $signal = $how & 127;
    my $reason = $signal == 9 ? complaint() : '';
    if ($reason ne '') {
        answer 'failed', $reason;
    } elsif ($signal) {
        answer 'signalled', $signal, $pid, is_alone();
    } else {
        answer 'exited', $how >> 8, $pid, is_alone();
    }
}
__END__
