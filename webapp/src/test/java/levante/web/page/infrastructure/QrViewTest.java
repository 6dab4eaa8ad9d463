package levante.web.page.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.provisioner.infrastructure.Infrastructure.OutputValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrViewTest {
  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H(\\d+)z");
  private static final int BORDER = 4;

  /** As a phone reads what is drawn. */
  private static String read(QrView view) throws Exception {
    int size = view.size() - 2 * BORDER;
    boolean[][] dark = new boolean[size][size];
    Matcher run = RUN.matcher(view.path());
    while (run.find()) {
      int from = Integer.parseInt(run.group(1)) - BORDER;
      int row = Integer.parseInt(run.group(2)) - BORDER;
      assertThat(run.group(4)).isEqualTo(run.group(1));
      for (int x = from; x < from + Integer.parseInt(run.group(3)); x++) {
        dark[row][x] = true;
      }
    }
    return new Decoder().decode(dark).getText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://10.0.0.5:8080/", "https://levante.example.org/oscar/cloud-1?a=b&c=%20#d"})
  void whatIsDrawnIsReadAsTheAddress(String address) throws Exception {
    assertThat(read(QrView.of(address).orElseThrow())).isEqualTo(address);
  }

  @Test
  void aTextThatIsTooLongHasNone() {
    assertThat(QrView.of("https://" + "x".repeat(3_000))).isEmpty();
  }

  private static Optional<QrView> ofOutput(String name, Object value) {
    return OutputLines.of(new OutputValue(name, value)).qr();
  }

  @Test
  void onlyAnAddressOfTheWebThatIsNoSecretHasOne() {
    assertThat(ofOutput("endpoint", "https://example.org/")).isPresent();
    assertThat(ofOutput("endpoint", "javascript:alert(1)")).isEmpty();
    assertThat(ofOutput("endpoint", "see https://example.org/")).isEmpty();
    assertThat(ofOutput("endpoint", "https://ada:hush@example.org/")).isEmpty();
    assertThat(ofOutput("url_with_token", "https://example.org/?t=hush")).isEmpty();
    assertThat(ofOutput("address", "10.0.0.5")).isEmpty();
  }
}
