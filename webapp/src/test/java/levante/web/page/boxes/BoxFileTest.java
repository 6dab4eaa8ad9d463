package levante.web.page.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoxFileTest {
  private static final PictureSize SIZE = new PictureSize(960, 540);

  private static Optional<BoxFile> read(String json) {
    return BoxFile.read(json.getBytes(StandardCharsets.UTF_8), SIZE);
  }

  private static Box box(String label, double score, double... sides) {
    return new Box(sides[0], sides[1], sides[2], sides[3], label, Optional.of(score));
  }

  private static Box unsure(String label, double... sides) {
    return new Box(sides[0], sides[1], sides[2], sides[3], label, Optional.empty());
  }

  @Test
  void whatOurOwnCommandWritesIsRead() {
    assertThat(
            read(
                """
                {"frame":25,"t_s":1.0,"faces":[{"box":[100,90,80,100],"mask":0.981},
                {"box":[400,90,80,100],"mask":0.02}]}
                """))
        .hasValueSatisfying(
            file ->
                assertThat(file.boxes())
                    .containsExactly(
                        box("with mask", 0.981, 100, 90, 80, 100),
                        box("without mask", 0.98, 400, 90, 80, 100)));
    assertThat(read("{\"frames\":[{\"frame\":0,\"faces\":[{\"box\":[1,2,3,4],\"score\":0.9}]}]}\n"))
        .hasValueSatisfying(
            file -> assertThat(file.boxes()).containsExactly(box("face", 0.9, 1, 2, 3, 4)));
  }

  @Test
  void whatAServiceOfOnesOwnWritesIsRead() {
    assertThat(
            read(
                "{\"boxes\":[{\"box\":[1.5,2,3,4],\"label\":\" car \",\"score\":0.5,\"id\":7},"
                    + "{\"box\":[0,0,960,540],\"label\":\"road\"}]}"))
        .contains(
            new BoxFile(
                List.of(box("car", 0.5, 1.5, 2, 3, 4), unsure("road", 0, 0, 960, 540)),
                Optional.empty()));
    assertThat(read("{\"boxes\":[]}")).contains(new BoxFile(List.of(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "[{\"box\":[1,2,3,4]}]",
        "{\"boxes\":7}",
        "{\"boxes\":[],\"faces\":[]}",
        "{\"frames\":[{\"faces\":[]},{\"faces\":[]}]}",
        "{\"boxes\":[",
        "{\"boxes\":[]} x",
        "{\"boxes\":[],\"boxes\":[]}",
        "boxes"
      })
  void whatSpeaksOfNoBoxesIsLeftAlone(String json) {
    assertThat(read(json)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7 | has no list of four numbers",
        "{\"label\":\"a\"} | has no list of four numbers",
        "{\"box\":[1,2,3],\"label\":\"a\"} | has no list of four numbers",
        "{\"box\":{\"x\":1},\"label\":\"a\"} | has no list of four numbers",
        "{\"box\":[1,2,3,\"4\"],\"label\":\"a\"} | something in its box that is no number",
        "{\"box\":[1,2,3,1e999],\"label\":\"a\"} | something in its box that is no number",
        "{\"box\":[900,2,62,4],\"label\":\"a\"} | lies outside of the picture of 960 x 540 pixels",
        "{\"box\":[-2,2,3,4],\"label\":\"a\"} | lies outside of the picture",
        "{\"box\":[1,539,3,3],\"label\":\"a\"} | lies outside of the picture",
        "{\"box\":[960,2,1,4],\"label\":\"a\"} | has no area within the picture",
        "{\"box\":[9,2,0,4],\"label\":\"a\"} | has no area within the picture",
        "{\"box\":[9,2,-3,4],\"label\":\"a\"} | has no area within the picture",
        "{\"box\":[1,2,3,4]} | has no label",
        "{\"box\":[1,2,3,4],\"label\":\" \"} | has no label",
        "{\"box\":[1,2,3,4],\"label\":7} | has no label",
        "{\"box\":[1,2,3,4],\"label\":\"a\\nb\"} | has no label",
        "{\"box\":[1,2,3,4],\"label\":\"a\",\"score\":91} | a score that is no number from 0 to 1",
        "{\"box\":[1,2,3,4],\"label\":\"a\",\"score\":\"x\"} | a score that is no number"
      })
  void oneWrongBoxAndNoneIsTakenAndItIsSaidWhich(String box, String why) {
    Optional<BoxFile> read =
        read("{\"boxes\":[{\"box\":[1,2,3,4],\"label\":\"good\"}," + box + "]}");
    assertThat(read).isPresent();
    assertThat(read.get().boxes()).isEmpty();
    assertThat(read.get().wrong().orElse("")).startsWith("box 2 ").contains(why);
  }

  @Test
  void whatReachesAPixelBeyondTheEdgeWasRoundedAndIsCut() {
    assertThat(read("{\"boxes\":[{\"box\":[-0.4,-1,961,541.5],\"label\":\"all\"}]}"))
        .hasValueSatisfying(
            file -> assertThat(file.boxes()).containsExactly(unsure("all", 0, 0, 960, 540)));
  }

  private static String boxes(int count, int labels) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"box\":[1,2,3,4],\"label\":\"l%d\"}".formatted(i % labels))
        .collect(Collectors.joining(",", "{\"boxes\":[", "]}"));
  }

  @Test
  void thereIsAnEndToBoxesAndLabels() {
    assertThat(read(boxes(1000, 12)).orElseThrow().boxes()).hasSize(1000);
    assertThat(read(boxes(1001, 12)).orElseThrow().wrong()).contains("it has more than 1000 boxes");
    assertThat(read(boxes(13, 13)).orElseThrow().wrong())
        .contains("it has more than 12 different labels");
  }
}
