package levante.tosca.types;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The versions of the TOSCA Simple Profile in YAML that are read, oldest first. */
public enum ToscaVersion {
  V1_0("1.0"),
  V1_1("1.1"),
  V1_2("1.2"),
  V1_3("1.3");

  private final String number;

  ToscaVersion(String number) {
    this.number = number;
  }

  /** The newest, which a template is read as that does not tell its own. */
  public static ToscaVersion newest() {
    return V1_3;
  }

  /** The version that a template's {@code tosca_definitions_version} says. */
  public static Optional<ToscaVersion> named(String text) {
    return Arrays.stream(values()).filter(one -> one.text().equals(text)).findFirst();
  }

  /** What templates may say, oldest first. */
  public static List<String> texts() {
    return Arrays.stream(values()).map(ToscaVersion::text).toList();
  }

  /** As templates say it: {@code tosca_simple_yaml_1_3}. */
  public String text() {
    return "tosca_simple_yaml_" + number.replace('.', '_');
  }

  /** As people say it: {@code 1.3}. */
  public String number() {
    return number;
  }
}
