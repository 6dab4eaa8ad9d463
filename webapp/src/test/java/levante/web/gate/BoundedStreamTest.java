package levante.web.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;

class BoundedStreamTest {
  @Test
  void aBodyOfTheBoundIsReadWhole() throws IOException {
    assertThat(body(10, 10).readAllBytes()).hasSize(10);
  }

  @Test
  void oneByteMoreEndsTheRequest() {
    assertTooLarge(() -> body(11, 10).readAllBytes());
    assertTooLarge(
        () -> {
          InputStream body = body(11, 10);
          while (body.read() >= 0) {
            assertThat(body.markSupported()).isFalse();
          }
        });
    assertTooLarge(() -> body(11, 10).skip(11));
  }

  private static void assertTooLarge(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BODY_TOO_LARGE));
  }

  private static InputStream body(int bytes, int bound) {
    return new BoundedStream(new ByteArrayInputStream(new byte[bytes]), bound);
  }
}
