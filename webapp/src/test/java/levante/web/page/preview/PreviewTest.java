package levante.web.page.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {
  private static Excerpt whole(String text) {
    return new Excerpt(text, true);
  }

  private static Excerpt read(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Excerpt.read(new ByteArrayInputStream(bytes), bytes.length);
  }

  private static List<List<String>> csv(String text) {
    return Csv.rows(whole(text), ',', 100);
  }

  private static String json(String text) {
    return Preview.of("a.json", Shown.Kind.JSON, whole(text)).text();
  }

  @ParameterizedTest
  @CsvSource({
    "in/a.JPG, PICTURE, image/jpeg",
    "a.b.png, PICTURE, image/png",
    "v.mp4, VIDEO, video/mp4",
    "s.mp3, SOUND, audio/mpeg",
    "notes.txt, TEXT, text/plain",
    "a.json, JSON, text/plain",
    "a.tsv, TABLE, text/plain"
  })
  void aFileIsShownByItsExtension(String key, Shown.Kind kind, String type) {
    assertThat(Shown.of(key)).contains(new Shown(kind, type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.svg", "a.html", "a.htm", "a.xhtml", "a.xml", "a.js", "a.pdf", "a", "", "x.png/"
      })
  void whatMayRunOrIsUnknownIsNotShown(String key) {
    assertThat(Shown.of(key)).isEmpty();
  }

  @Test
  void aLongTextIsCutBetweenItsLetters() throws IOException {
    String text = "a".repeat(Excerpt.MOST_BYTES - 1) + "ñandú";
    Excerpt cut = read(text);
    assertThat(cut.whole()).isFalse();
    assertThat(cut.text()).isEqualTo("a".repeat(Excerpt.MOST_BYTES - 1));
    assertThat(Preview.of("a.txt", Shown.Kind.TEXT, cut).notes())
        .containsExactly("It is longer: these are its first 64 KiB.");
    assertThat(read("\uFEFFcorto, ñ")).isEqualTo(whole("corto, ñ"));
    assertThat(read("")).isEqualTo(whole(""));
  }

  @Test
  void whatIsNoTextIsNotShownAsOne() throws IOException {
    byte[] latin = {'a', (byte) 0xF1, 'b'};
    assertThat(Excerpt.read(new ByteArrayInputStream(latin), 3)).isEqualTo(whole("a\uFFFDb"));
    Preview binary = Preview.of("a.txt", Shown.Kind.TEXT, read("a\0b"));
    assertThat(binary.text()).isEmpty();
    assertThat(binary.notes()).containsExactly("It is no text, whatever its name says.");
  }

  @Test
  void jsonGetsALineForEachValueAndKeepsItsNumbersAndNames() {
    assertThat(json("{\"a\":[1.10,123456789012345678901234567890,1E400],\"a\":null,\"b\":\"ñ<\"}"))
        .isEqualTo(
            """
            {
              "a" : [
                1.10,
                123456789012345678901234567890,
                1E400
              ],
              "a" : null,
              "b" : "ñ<"
            }""");
    assertThat(json("true")).isEqualTo("true");
  }

  @Test
  void whatIsNoJsonStaysAsItIs() {
    for (String text : List.of("{\"a\":", "{a: 1}", "[".repeat(5000))) {
      Preview preview = Preview.of("a.json", Shown.Kind.JSON, whole(text));
      assertThat(preview.text()).isEqualTo(text);
      assertThat(preview.notes()).containsExactly("It is no valid JSON; this is its text.");
    }
    Preview cut = Preview.of("a.json", Shown.Kind.JSON, new Excerpt("{\"a\":1", false));
    assertThat(cut.text()).isEqualTo("{\"a\":1");
    assertThat(cut.notes()).containsExactly("It is longer: these are its first 64 KiB.");
    assertThat(Preview.of("a.json", Shown.Kind.JSON, whole("")).notes()).isEmpty();
  }

  @Test
  void rowsAreReadByRfc4180() {
    assertThat(csv("a,b,c\r\n1,,\"x, \"\"y\"\"\r\nz\"\r\n"))
        .containsExactly(List.of("a", "b", "c"), List.of("1", "", "x, \"y\"\r\nz"));
    assertThat(csv("a,b\n1,2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
    assertThat(csv("a\r1\r")).containsExactly(List.of("a"), List.of("1"));
    assertThat(csv("a,\n")).containsExactly(List.of("a", ""));
    assertThat(csv("a,")).containsExactly(List.of("a", ""));
    assertThat(csv("")).isEmpty();
    assertThat(csv("\n\na\n\n")).containsExactly(List.of("a"));
  }

  @Test
  void aQuoteOutOfPlaceLosesNothing() {
    assertThat(csv("5\" disk,\"a\"b,\"open")).containsExactly(List.of("5\" disk", "ab", "open"));
  }

  @Test
  void aRowThatIsCutIsLeftOut() {
    assertThat(Csv.rows(new Excerpt("a,b\n1,2\n3", false), ',', 100))
        .containsExactly(List.of("a", "b"), List.of("1", "2"));
    assertThat(Csv.rows(new Excerpt("a,b\n1,\"2\n3", false), ',', 100))
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void aTableHasAHeadAndRowsOfItsWidth() {
    Preview table = Preview.of("a.csv", Shown.Kind.TABLE, whole("a,b\n1\n1,2,3\n"));
    assertThat(table.head()).containsExactly("a", "b", "");
    assertThat(table.rows()).containsExactly(List.of("1", "", ""), List.of("1", "2", "3"));
    assertThat(table.notes()).isEmpty();
    assertThat(Preview.of("a.tsv", Shown.Kind.TABLE, whole("a,b\tc\n")).head())
        .containsExactly("a,b", "c");
  }

  private static String rows(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining("\n"));
  }

  @Test
  void aTableIsBoundedAndSaysSo() {
    Preview exactly = Preview.of("a.csv", Shown.Kind.TABLE, whole(rows(201)));
    assertThat(exactly.rows()).hasSize(200);
    assertThat(exactly.notes()).isEmpty();
    Preview more = Preview.of("a.csv", Shown.Kind.TABLE, whole(rows(202)));
    assertThat(more.rows()).hasSize(200);
    assertThat(more.notes()).containsExactly("It has more rows: these are its first 200.");
    Preview wide = Preview.of("a.csv", Shown.Kind.TABLE, whole(",".repeat(59)));
    assertThat(wide.head()).hasSize(50);
    assertThat(wide.notes()).containsExactly("It has 60 columns: these are the first 50.");
    Preview none = Preview.of("a.csv", Shown.Kind.TABLE, new Excerpt("\"one long row", false));
    assertThat(none.head()).isEmpty();
    assertThat(none.notes()).containsExactly("It has more rows: these are its first 0.");
  }
}
