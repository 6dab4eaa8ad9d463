package levante.web.page.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {
  private static byte[] written(String format) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(321, 45, BufferedImage.TYPE_INT_RGB), format, file);
    return file.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png"})
  void whatJavaWritesIsRead(String format) throws IOException {
    assertThat(PictureSize.read(written(format))).contains(new PictureSize(321, 45));
  }

  /** Pictures of 3 x 2: the first chunk with what follows it cut. */
  @ParameterizedTest
  @CsvSource({
    "lossy, UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoDAAIAAUAmJaACdLoB+AADsAD+8ut//NgVzXPv9//S4P0uD9Lg/9KQAAA=",
    "lossless, UklGRhoAAABXRUJQVlA4TA0AAAAvAkAAEAcQERGIiP4HAA==",
    "extended, UklGRhoAAABXRUJQVlA4WAoAAAAQAAAAAgAAAQAA"
  })
  void aWebpSaysItInOneOfThreeWays(String kind, String file) {
    assertThat(PictureSize.read(Base64.getDecoder().decode(file)))
        .as(kind)
        .contains(new PictureSize(3, 2));
  }

  @Test
  void aJpegThatEndsBeforeItsPictureHasNoSize() throws IOException {
    byte[] jpeg = written("jpg");
    for (int length = 0; length < 150; length++) {
      assertThat(PictureSize.read(Arrays.copyOf(jpeg, length))).as("%d bytes", length).isEmpty();
    }
    assertThat(PictureSize.read(new byte[] {(byte) 0xff, (byte) 0xd8, 0, 0})).isEmpty();
  }
}
