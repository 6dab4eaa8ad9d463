package levante.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import levante.inference.jpeg.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisionCommandTest {
  private static final Path THREE_FACES = Path.of(System.getProperty("levante.demo.video"));
  private static final Path PAN = Path.of("src/test/resources/astronaut_pan.mp4");

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void theDemoVideoHasTheFacesAndMasksThatItsReadmeStates() throws IOException {
    assertThat(anonymize(THREE_FACES)).isZero();
    Path frames = folder.resolve("out/three_faces");
    assertThat(names(frames)).hasSize(12).startsWith("frame-000000.jpg", "frame-000025.jpg");
    for (String name : names(frames)) {
      int number = Integer.parseInt(name.substring(6, 12));
      run("classify", "--input", frames.resolve(name), "--output", folder, "--prefix", "three");
      Path json = folder.resolve("three").resolve(name.replace(".jpg", ".json"));
      List<Double> masks = masks(json);
      assertThat(masks).as(name).hasSize(number < 100 ? 2 : 3);
      assertThat(masks.stream().filter(mask -> mask >= 0.5))
          .as(name)
          .hasSize(number >= 100 && number < 200 ? 2 : 1);
      assertThat(json.resolveSibling(name)).isNotEmptyFile();
    }
  }

  @Test
  void aMovingFaceIsFoundInEverySampledFrame() throws IOException {
    assertThat(anonymize(PAN)).isZero();
    assertThat(out.toString()).contains("10 frames, 10 faces");
    for (String name : names(folder.resolve("out/astronaut_pan"))) {
      run(
          "classify",
          "--input",
          folder.resolve("out/astronaut_pan").resolve(name),
          "--output",
          folder);
      assertThat(masks(folder.resolve(name.replace(".jpg", ".json"))))
          .hasSize(1)
          .allMatch(p -> p < 0.5);
    }
  }

  @Test
  void anonymizingTwiceGivesTheSamePictures() throws IOException {
    Path turned = Path.of("src/test/resources/turned.mp4");
    assertThat(anonymize(turned)).isZero();
    Path frame = folder.resolve("out/turned/frame-000000.jpg");
    byte[] first = Files.readAllBytes(frame);
    assertThat(anonymize(turned)).isZero();
    assertThat(Files.readAllBytes(frame)).isEqualTo(first);
  }

  @Test
  void aVideoThatLiesOnItsSideIsTurnedUpright() {
    assertThat(anonymize(Path.of("src/test/resources/turned.mp4"))).isZero();
    var read = PictureFiles.read(folder.resolve("out/turned/frame-000000.jpg"));
    assertThat(read.picture().width()).isEqualTo(540);
    assertThat(read.picture().height()).isEqualTo(960);
  }

  @Test
  void brokenFilesAreRefusedInOneLineAndLeaveNothing() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    Path text = Files.writeString(folder.resolve("text.mp4"), "this is no video\n".repeat(99));
    Path list = Files.writeString(folder.resolve("list.mp4"), "#EXTM3U\n#EXTINF:1,\n/etc/passwd\n");
    byte[] whole = Files.readAllBytes(THREE_FACES);
    Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length / 2));
    Path wide = Path.of("src/test/resources/too_wide.mp4");
    Path sound = Path.of("src/test/resources/sound_only.mp4");
    for (Path broken : List.of(empty, text, list, cut, wide, sound)) {
      err.getBuffer().setLength(0);
      assertThat(anonymize(broken)).as(broken.toString()).isEqualTo(VisionCommand.BAD_INPUT);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains(broken.getFileName().toString());
      assertThat(names(folder.resolve("out"))).isEmpty();
    }
  }

  @Test
  void aMissingFileHasAnExitCodeOfItsOwn() {
    assertThat(anonymize(folder.resolve("none.mp4"))).isEqualTo(VisionCommand.NO_INPUT);
    assertThat(run("classify", "--input", folder.resolve("none.jpg"), "--output", folder))
        .isEqualTo(VisionCommand.NO_INPUT);
  }

  @Test
  void aPictureWithoutFacesInsideIsSearchedAndSaysSo() throws IOException {
    Path portrait = Path.of("src/test/resources/portrait.jpg");
    assertThat(run("classify", "--input", portrait, "--output", folder)).isZero();
    assertThat(err.toString()).contains("searched");
    assertThat(masks(folder.resolve("portrait.json"))).hasSize(1);
  }

  @Test
  void textCalledJpgIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jpg"), "no picture");
    assertThat(run("classify", "--input", text, "--output", folder.resolve("out")))
        .isEqualTo(VisionCommand.BAD_INPUT);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aPrefixCannotLeadOutOfTheOutput() {
    Path portrait = Path.of("src/test/resources/portrait.jpg");
    assertThat(run("classify", "--input", portrait, "--output", folder, "--prefix", "../x"))
        .isEqualTo(VisionCommand.USAGE);
  }

  @Test
  void detectPrintsTheFacesOfAPicture() {
    assertThat(run("detect", "--input", Path.of("src/test/resources/portrait.jpg"))).isZero();
    assertThat(out.toString()).containsOnlyOnce("\"box\"").contains("\"frame\":0");
  }

  @Test
  void aWrongIntervalIsAUsageError() {
    assertThat(run("anonymize", "--input", PAN, "--output", folder, "--every", "soon"))
        .isEqualTo(VisionCommand.USAGE);
    assertThat(run("anonymize", "--input", PAN, "--output", folder, "--every", "0s"))
        .isEqualTo(VisionCommand.USAGE);
  }

  private int anonymize(Path video) {
    return run("anonymize", "--input", video, "--output", folder.resolve("out"));
  }

  private int run(Object... arguments) {
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    return VisionCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static List<Double> masks(Path json) throws IOException {
    List<Double> masks = new java.util.ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(json.toFile())) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT && parser.currentName().equals("mask")) {
          masks.add(parser.getDoubleValue());
        }
      }
    }
    return masks;
  }
}
