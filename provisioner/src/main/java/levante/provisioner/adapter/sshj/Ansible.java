package levante.provisioner.adapter.sshj;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.Secret;
import levante.provisioner.adapter.sshj.shell.LocalShell;
import levante.provisioner.adapter.sshj.shell.Shell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.install.InstallScript;
import levante.provisioner.operate.OperationCall;

/**
 * The {@code ansible-playbook} of Levante's own machine.
 *
 * @param playbook the command
 * @param folder where its runs are kept: roles, logs, how they ended
 */
public record Ansible(String playbook, Path folder) {
  /** What it runs in. */
  Shell shell() {
    return new LocalShell(folder);
  }

  /** The run of a playbook on one machine, as a script of Levante's own machine. */
  InstallScript script(OperationCall call, Target target) {
    String inputs = MachineScript.json(call.inputs());
    Map<String, String> values = new TreeMap<>();
    values.put("OPERATION", call.name());
    values.put("MACHINE", target.name());
    values.put("ADDRESS", target.address());
    values.put("PORT", String.valueOf(target.port()));
    values.put("LOGIN", target.login().user());
    values.put("HOST_KEY", target.hostKey());
    values.put("PLAYBOOK", playbook);
    values.put("ROLES", String.join("\n", call.roles()));
    values.put("ROLES_FOLDER", folder.resolve("roles").toString());
    values.put("DIGEST", InstallScript.digest(call.text() + "\n" + inputs));
    values.put("BASTION", target.bastion().map(Target::address).orElse(""));
    values.put("BASTION_PORT", target.bastion().map(one -> String.valueOf(one.port())).orElse(""));
    values.put("BASTION_LOGIN", target.bastion().map(one -> one.login().user()).orElse(""));
    values.put("BASTION_KEY", target.bastion().map(Target::hostKey).orElse(""));
    return InstallScript.of("ansible", values)
        .with("TEXT", Secret.of(call.text()))
        .with("INPUTS", Secret.of(inputs))
        .with("KEY", target.login().privateKey())
        .with(
            "BASTION_IDENTITY",
            target.bastion().map(one -> one.login().privateKey()).orElse(Secret.of("")));
  }
}
