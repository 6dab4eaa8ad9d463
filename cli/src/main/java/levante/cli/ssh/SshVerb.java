package levante.cli.ssh;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import levante.cli.client.Calls;
import levante.cli.client.InfrastructureView;
import levante.cli.client.deploy.DeployClient;
import levante.cli.client.json.Json;
import levante.cli.failure.CliFailure;
import levante.cli.reach.Asked;
import levante.cli.reach.Said;
import levante.cli.reach.ServerVerb;
import levante.cli.words.Verb;

/** {@code ssh ID MACHINE [COMMAND...]}: a shell on a machine, or one command. */
public final class SshVerb {
  private SshVerb() {}

  /** The verb. */
  public static Verb verb() {
    return new ServerVerb(
        new ServerVerb.Form(
            "ssh",
            "ID MACHINE [COMMAND...]",
            "Signs in to a machine of an infrastructure, by OpenSSH's client and with the machine's key,"
                + " which stays in no file; runs a command there when one follows (after -- if it has"
                + " options). MACHINE is its name, as status shows it, or its node template's when there"
                + " is one of it.",
            List.of(),
            List.of(
                "255: the machine was not reached; any other code is that of the command, once"
                    + " there is a session")),
        SshVerb::session);
  }

  private static Said session(Asked asked) {
    Calls calls = asked.server().calls();
    InfrastructureView seen = new DeployClient(calls).get(asked.operand(0));
    String machine = machine(seen, asked.operand(1));
    String path =
        "/api/v1/infrastructures/%s/machines/%s/sign-in"
            .formatted(Calls.encode(seen.id()), Calls.encode(machine));
    SignInView to = Json.read(calls.send("POST", path), new TypeReference<SignInView>() {});
    if (asked.isForProgram()) {
      return Said.of(List.of(), to);
    }
    List<String> operands = asked.words().operands();
    int code = new SshSession(to, operands.subList(2, operands.size()), "ssh").run();
    return Said.of(List.of(), Map.of()).ending(code);
  }

  private static String machine(InfrastructureView seen, String named) {
    List<String> found =
        seen.machines().stream()
            .filter(one -> one.name().equals(named) || one.nodeTemplate().equals(named))
            .map(InfrastructureView.Machine::name)
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw new CliFailure(
        CliFailure.USAGE,
        "which machine? there are: "
            + String.join(
                ", ", seen.machines().stream().map(InfrastructureView.Machine::name).toList()));
  }
}
