package levante.web.page.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import levante.kernel.LevanteException;
import levante.oscar.fdl.Fdl;
import levante.oscar.fdl.FdlReader;
import org.junit.jupiter.api.Test;

class ServiceFormTest {
  private static ServiceForm sent(Map<String, String> fields) {
    MultivaluedMap<String, String> sent = new MultivaluedHashMap<>();
    fields.forEach(sent::putSingle);
    return ServiceForm.of(sent);
  }

  @Test
  void whatIsSentBecomesFdlOfTheSame() {
    ServiceForm form =
        sent(
            Map.of(
                "name", "greeter",
                "cluster", "edge-1",
                "image", "debian:12",
                "script", "#!/bin/sh\r\ntrue\r\n",
                "memory", "1Gi",
                "variables", "A=b\r\nC=d e",
                "ready", "yes"));
    Fdl.Entry read = new FdlReader().read("fdl", form.draft("edge").fdl()).services().get(0);
    assertThat(read.clusterKey()).isEqualTo("edge");
    assertThat(read.definition().name()).isEqualTo("greeter");
    assertThat(read.definition().script()).isEqualTo("#!/bin/sh\ntrue\n");
    assertThat(read.definition().memory()).hasToString("1Gi");
    assertThat(read.definition().input()).isEmpty();
    assertThat(read.definition().variables())
        .containsOnly(Map.entry("A", "b"), Map.entry("C", "d e"));
    assertThat(read.definition().synchronous().keepsPods()).isTrue();
  }

  @Test
  void withoutTheBoxEachCallIsAJob() {
    assertThat(sent(Map.of("name", "a")).draft("edge").fdl()).doesNotContain("synchronous");
    assertThat(ServiceForm.EMPTY.keepsPod()).isFalse();
  }

  @Test
  void aLineThatIsNoVariableIsRefused() {
    assertThatThrownBy(() -> sent(Map.of("variables", "nonsense")).draft("edge"))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("line 1");
  }
}
