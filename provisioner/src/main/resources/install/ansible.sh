# An operation of a template by ansible-playbook, on Levante's own machine. Playbooks for `localhost`, as the Infrastructure Manager's
# are written, mean the machine: the inventory says how it is reached, and an inventory's word counts more than a play's `connection: local`.
umask 077
echo "$OPERATION on $MACHINE ($DIGEST)"
t=$(mktemp -d)
trap 'rm -rf "$t"' EXIT
cd "$t"
printf '%s' "$TEXT" >playbook.yml
printf '%s' "$INPUTS" >inputs.json
printf '%s\n' "$KEY" >key
printf '%s\n' "$BASTION_IDENTITY" >bastion
at() { if [ "$2" = 22 ]; then echo "$1"; else echo "[$1]:$2"; fi; }
echo "$(at "$ADDRESS" "$PORT") $HOST_KEY" >known_hosts
ssh="-o UserKnownHostsFile=$t/known_hosts -o StrictHostKeyChecking=yes -o IdentitiesOnly=yes"
if [ "$BASTION" ]; then
  echo "$(at "$BASTION" "$BASTION_PORT") $BASTION_KEY" >>known_hosts
  ssh="$ssh -o ProxyCommand='ssh -i $t/bastion $ssh -p $BASTION_PORT -W %h:%p $BASTION_LOGIN@$BASTION'"
fi
cat >inventory.yml <<END
all:
  hosts:
    localhost:
      ansible_connection: ssh
      ansible_host: "$ADDRESS"
      ansible_port: $PORT
      ansible_user: "$LOGIN"
      ansible_ssh_private_key_file: "$t/key"
      ansible_ssh_common_args: "$ssh"
      ansible_python_interpreter: auto_silent
      ansible_become: true
END
export HOME="$t" ANSIBLE_HOST_KEY_CHECKING=True ANSIBLE_NOCOLOR=1 ANSIBLE_RETRY_FILES_ENABLED=False ANSIBLE_ROLES_PATH="$ROLES_FOLDER" \
  ANSIBLE_LOCAL_TEMP="$t/tmp" ANSIBLE_SSH_CONTROL_PATH_DIR="$t/cp" ANSIBLE_PIPELINING=True
mkdir -p "$ROLES_FOLDER"
galaxy=$(dirname "$(command -v "$PLAYBOOK")")/ansible-galaxy
echo "$ROLES" | while IFS= read -r role; do
  if [ "$role" ]; then flock "$ROLES_FOLDER" "$galaxy" role install -p "$ROLES_FOLDER" "$role"; fi
done
"$PLAYBOOK" -i inventory.yml -e @inputs.json playbook.yml
