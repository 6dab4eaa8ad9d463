# A line a node: its name and its state. The front end is one as long as the controller answers.
scontrol ping | grep -q 'is UP' || { echo "slurmctld does not answer" >&2; exit 1; }
echo "$(hostname) up"
sinfo -h -N -o '%N %T' | sort -u
