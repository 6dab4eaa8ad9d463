# Which processes are ours: each file of $R/pid holds the leader of a process group and when it started, so that after everything
# was killed, or the machine was started anew, a number that another process has by now is never taken for ours. Sourced.
began() { sed -n 's/.*) //p' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; } # field 22 of stat, after the name, which may hold spaces
bg() { n=$1; shift; setsid "$@" >log/$n.out 2>&1 < /dev/null & echo "$! $(began $!)" > pid/$n; }
group() { # prints the process group of the name $1, if it is there and ours; of one whose leader was killed, by what its others have in their environment
  read -r p s 2>/dev/null < $R/pid/$1 || return 1
  [ -n "$s" ] && { [ "$(began $p)" = "$s" ] || { [ ! -e /proc/$p ] && grep -qzsx "OSP_HOME=$R" $(pgrep -g $p | sed 's,.*,/proc/&/environ,') /dev/null; }; } && echo $p; }
alive() { group $1 >/dev/null; }
