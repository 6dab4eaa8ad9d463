package levante.oscar.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CallBodyTest {
  private static String read(byte[] sent) throws IOException {
    try (CallBody body = CallBody.read(new ByteArrayInputStream(sent))) {
      return Files.readString(body.file(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String read(String sent) throws IOException {
    return read(sent.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void whatOscarsClientsEncodeIsDecoded() throws IOException {
    assertThat(read(base64("hello"))).isEqualTo("hello");
    assertThat(read(base64("hello") + "\n")).isEqualTo("hello");
    String bytes = "\u0000\u00ff\r\n" + "x".repeat(100_000);
    assertThat(read(base64(bytes))).isEqualTo(bytes);
    assertThat(read(Base64.getMimeEncoder().encode(bytes.getBytes(StandardCharsets.ISO_8859_1))))
        .isEqualTo(bytes);
    assertThat(read(base64("\u00d7m\u00f8"))).as("it reads as a number").hasSize(3);
    assertThat(read("")).isEmpty();
  }

  @Test
  void whatIsNotEncodedIsTakenAsItIs() throws IOException {
    assertThat(read("{\"a\": [1]}")).isEqualTo("{\"a\": [1]}");
    assertThat(read("[]")).isEqualTo("[]");
    assertThat(read("hello, world")).isEqualTo("hello, world");
    assertThat(read("{ not json")).isEqualTo("{ not json");
    assertThat(read("\u0089PNG\r\n")).isEqualTo("\u0089PNG\r\n");
  }

  @Test
  void whatIsMeantExactlyIsTakenAsItIsAndIsNoEvent() throws IOException {
    for (String sent : new String[] {base64("hello"), "{\"Records\": []}", "", "\u0089PNG\r\n"}) {
      try (CallBody body = CallBody.exactly(stream(sent))) {
        assertThat(Files.readString(body.file(), StandardCharsets.ISO_8859_1)).isEqualTo(sent);
        assertThat(body.event()).isEmpty();
      }
    }
  }

  @Test
  void onlyAJsonObjectMayBeAnEvent() {
    try (CallBody event = CallBody.read(stream("{\"Records\": []}"));
        CallBody text = CallBody.read(stream(base64("{\"Records\": []}")));
        CallBody large = CallBody.read(stream("{\"a\": \"" + "x".repeat(1 << 20) + "\"}"))) {
      assertThat(event.event()).contains("{\"Records\": []}");
      assertThat(text.event()).isEmpty();
      assertThat(large.event()).isEmpty();
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void nothingOfABodyStaysWhenItIsClosedOrBreaksOff() {
    Path file;
    try (CallBody body = CallBody.read(stream(base64("hello")))) {
      file = body.file();
      assertThat(file).exists();
    }
    assertThat(file).doesNotExist();
    InputStream broken =
        new SequenceInputStream(
            stream("hel"),
            new FilterInputStream(stream("lo")) {
              @Override
              public int read(byte[] buffer, int offset, int length) throws IOException {
                throw new IOException("the caller hung up");
              }
            });
    assertThatThrownBy(() -> CallBody.read(broken)).isInstanceOf(UncheckedIOException.class);
  }
}
