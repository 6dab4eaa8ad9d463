package levante.tosca.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.tosca.data.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HidingTest {
  private static final Hiding HIDING = Hiding.secrets(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LITELLM_MASTER_KEY",
        "MINIO_ROOT_PASSWORD",
        "HF_TOKEN",
        "client-secret",
        "apiKey",
        "ssh_key"
      })
  void whatIsNamedLikeASecretIsHidden(String name) {
    assertThat(HIDING.text(name, Value.text("open"))).isEqualTo("***");
    assertThat(HIDING.text("env", entries(Map.of(name, "open"))))
        .isEqualTo("{ " + name + ": *** }");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ssh_public_key", "key", "keyboard", "monkey", "OLLAMA_HOST"})
  void whatIsNotIsShown(String name) {
    assertThat(HIDING.text(name, Value.text("open"))).isEqualTo("open");
  }

  @Test
  void variablesOfEnvironmentsAreHiddenHoweverTheyAreWritten() {
    Value assigned = new Value.Items(List.of(Value.text("LITELLM_MASTER_KEY=sk=1\n2")));
    Value described = entries(Map.of("name", "DB_PASSWORD", "value", "open"));

    assertThat(HIDING.text("env", assigned)).isEqualTo("[ LITELLM_MASTER_KEY=*** ]");
    assertThat(HIDING.text("env", described)).isEqualTo("{ name: DB_PASSWORD, value: *** }");
    assertThat(HIDING.text("env", Value.text("MODE=open"))).isEqualTo("MODE=open");
    assertThat(HIDING.text("env", entries(Map.of("name", "MODE", "value", "open"))))
        .isEqualTo("{ name: MODE, value: open }");
    assertThat(Hiding.NOTHING.text("env", assigned)).contains("sk=1");
  }

  private static Value entries(Map<String, String> texts) {
    TreeMap<String, Value> values = new TreeMap<>();
    texts.forEach((name, text) -> values.put(name, Value.text(text)));
    return new Value.Entries(values);
  }
}
