package levante.provisioner.adapter.sshj;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.kernel.Secret;
import levante.provisioner.install.InstallScript;
import levante.provisioner.operate.ArtifactKind;
import levante.provisioner.operate.OperationCall;

/** An operation as a script of the machine: its inputs are variables of its environment. */
final class MachineScript {
  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private MachineScript() {}

  /** The script; an input that is a list or a map is JSON. */
  static InstallScript of(OperationCall call, String machine) {
    Map<String, String> values = new TreeMap<>();
    values.put("OPERATION", call.name());
    values.put("MACHINE", machine);
    values.put("INTERPRETER", call.kind() == ArtifactKind.PYTHON ? "python3" : "bash");
    values.put("DIGEST", InstallScript.digest(call.text() + "\n" + exports(call)));
    return InstallScript.of("operation", values)
        .with("TEXT", Secret.of(call.text()))
        .with("EXPORTS", Secret.of(exports(call)));
  }

  private static String exports(OperationCall call) {
    return call.inputs().entrySet().stream()
        .filter(input -> input.getKey().matches("[A-Za-z_][A-Za-z0-9_]*"))
        .map(
            input ->
                "export %s=%s"
                    .formatted(input.getKey(), InstallScript.quoted(text(input.getValue()))))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Object value) {
    return value instanceof String text ? text : json(value);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("inputs are what JSON holds", impossible);
    }
  }
}
