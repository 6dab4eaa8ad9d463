package levante.inference.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import levante.inference.detect.Detection;
import levante.inference.picture.Box;
import levante.inference.picture.Picture;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegCommentTest {
  private static final Picture GREY = new Picture(32, 16, filled(32 * 16 * 3));
  private static final FrameMetadata DATA =
      new FrameMetadata(
          25,
          1.0,
          "ein \"Film\" ü.mp4",
          32,
          16,
          List.of(new Detection(new Box(1, 2, 3, 4), 0.912)));

  @TempDir Path folder;

  @Test
  void facesComeBackFromInsideThePicture() throws IOException {
    PictureFiles.PictureFile read = written(PictureFiles.encode(GREY, Optional.of(DATA)));
    assertThat(read.metadata()).contains(DATA);
    assertThat(read.picture().width()).isEqualTo(32);
  }

  @Test
  void aPictureWithoutFacesInsideSaysSo() throws IOException {
    assertThat(written(PictureFiles.encode(GREY, Optional.empty())).metadata()).isEmpty();
  }

  @Test
  void asManyFacesAsAreKeptFitIntoOneComment() throws IOException {
    Detection wide = new Detection(new Box(4000, 4000, 1000, 1000), 0.123);
    FrameMetadata full =
        new FrameMetadata(
            9_999_999,
            99_999.999,
            "v",
            32,
            16,
            Collections.nCopies(FrameMetadata.MOST_FACES, wide));
    assertThat(written(PictureFiles.encode(GREY, Optional.of(full))).metadata()).contains(full);
  }

  @Test
  void everyTruncationIsEitherReadOrRefusedAsUnreadable() throws IOException {
    byte[] whole = PictureFiles.encode(GREY, Optional.of(DATA));
    for (int length = 0; length < whole.length; length += 7) {
      Path file = folder.resolve("cut.jpg");
      Files.write(file, Arrays.copyOf(whole, length));
      try {
        PictureFiles.read(file);
      } catch (LevanteException refused) {
        assertThat(refused).hasMessageContaining("cut.jpg");
      }
    }
  }

  @Test
  void malformedFacesInsideAreRefused() {
    for (String text :
        List.of(
            "[",
            "{\"faces\":[{\"box\":[1,2,3]}]}",
            "{\"faces\":[{\"box\":[1,2,-3,4]}]}",
            "{\"frame\":-1}",
            "{\"faces\":[{\"score\":7}]}")) {
      byte[] jpeg = JpegComment.insert(PictureFiles.encode(GREY, Optional.empty()), text);
      assertThatThrownBy(() -> written(jpeg)).hasMessageContaining("malformed");
    }
  }

  private PictureFiles.PictureFile written(byte[] jpeg) throws IOException {
    Path file = folder.resolve("picture.jpg");
    Files.write(file, jpeg);
    return PictureFiles.read(file);
  }

  private static byte[] filled(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 128);
    return bytes;
  }
}
