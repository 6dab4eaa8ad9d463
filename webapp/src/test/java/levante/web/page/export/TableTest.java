package levante.web.page.export;

import static levante.web.page.export.Table.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.page.frame.Address;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private record Row(String name, Optional<Instant> ended, List<String> marks, BigDecimal price) {}

  private static final Table<Row> TABLE =
      new Table<Row>(
          List.of(
              column("name", Row::name),
              column("ended", Row::ended),
              column("marks", Row::marks),
              column("price", Row::price),
              column("here", row -> row.ended().isEmpty())));

  private static Row row(String name) {
    return new Row(name, Optional.empty(), List.of(), BigDecimal.ONE);
  }

  private static String written(Format format, Chunk<Row> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(format, rows, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void write(Format format, Chunk<Row> rows, ByteArrayOutputStream out) {
    try {
      TABLE.write(format, rows, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String name) {
    String csv = written(Format.CSV, Chunk.all(List.of(row(name))));
    return csv.substring(csv.indexOf("\r\n") + 2, csv.lastIndexOf(",,,1,true\r\n"));
  }

  @Test
  void csvHasALineForEachRowBelowTheNames() {
    Row full =
        new Row("müller", Optional.of(NOON), List.of("locked", "drifted"), new BigDecimal("1E+3"));
    assertThat(written(Format.CSV, Chunk.all(List.of(full, row("b")))))
        .endsWith("b,,,1,true\r\n")
        .hasLineCount(3)
        .isEqualToNormalizingNewlines(
            """
            name,ended,marks,price,here
            müller,2026-01-01T12:00:00Z,locked; drifted,1000,false
            b,,,1,true
            """);
  }

  @Test
  void whatCsvIsMadeOfIsQuoted() {
    assertThat(cell("a, b")).isEqualTo("\"a, b\"");
    assertThat(cell("say \"so\"")).isEqualTo("\"say \"\"so\"\"\"");
    assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"");
  }

  @Test
  void noTextIsAFormulaToASpreadsheet() {
    assertThat(cell("=1+1")).isEqualTo("'=1+1");
    assertThat(cell("+1")).isEqualTo("'+1");
    assertThat(cell("-1")).isEqualTo("'-1");
    assertThat(cell("@SUM(A1)")).isEqualTo("'@SUM(A1)");
    assertThat(cell("\t=1")).isEqualTo("'\t=1");
    assertThat(cell("=A1,\"x\"")).isEqualTo("\"'=A1,\"\"x\"\"\"");
    assertThat(cell("a=1")).isEqualTo("a=1");
  }

  @Property
  void whateverATextIsItIsOneCell(@ForAll String text) {
    String cell = cell(text);
    boolean quoted = cell.startsWith("\"");
    String bare = quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    assertThat(quoted ? "" : cell).doesNotContainPattern("[,\"\r\n]");
    assertThat(bare.startsWith("'") && !text.startsWith("'") ? bare.substring(1) : bare)
        .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }

  @Test
  void jsonHasAnObjectForEachRow() {
    Row full =
        new Row("=\"x\"", Optional.of(NOON), List.of("locked", "drifted"), new BigDecimal("1E+3"));
    assertThat(written(Format.JSON, Chunk.all(List.of(full, row("b")))))
        .isEqualTo(
            """
            [{"name":"=\\"x\\"","ended":"2026-01-01T12:00:00Z","marks":["locked","drifted"],"price":1000,"here":false},\
            {"name":"b","ended":null,"marks":[],"price":1,"here":true}]""");
    assertThat(written(Format.JSON, Chunk.all(List.of()))).isEqualTo("[]");
  }

  private static Chunk<Row> upTo(int last, int number) {
    return new Chunk<>(
        List.of(row("row-" + number)),
        number == last ? Optional.empty() : Optional.of(() -> upTo(last, number + 1)));
  }

  @Test
  void whatFollowsIsReadWhenItsTurnComes() {
    assertThat(written(Format.CSV, upTo(2, 0)).lines())
        .containsExactly(
            "name,ended,marks,price,here", "row-0,,,1,true", "row-1,,,1,true", "row-2,,,1,true");
  }

  @Test
  void halfOfAListDoesNotLookWhole() {
    LevanteException silent = new LevanteException(ErrorCode.STORAGE_UNREACHABLE, "silent");
    Chunk<Row> cut =
        new Chunk<>(
            List.of(row("a")),
            Optional.of(
                () -> {
                  throw silent;
                }));
    for (Format format : Format.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThatThrownBy(() -> write(format, cut, out)).isSameAs(silent);
      assertThat(out.toString(StandardCharsets.UTF_8)).doesNotEndWith("]");
    }
  }

  @Test
  void thereIsNoOtherFormat() {
    assertThat(Format.of("csv")).isEqualTo(Format.CSV);
    assertThatThrownBy(() -> Format.of("xls"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }

  @Test
  void aLinkKeepsTheFilter() {
    Links links = new Links(Address.of("/infrastructures").with("name", "a&b c").with("state", ""));
    assertThat(links.csv()).isEqualTo("/infrastructures?name=a%26b+c&state=&as=csv");
    assertThat(links.json()).endsWith("&as=json");
    assertThat(Links.of("/clouds").json()).isEqualTo("/clouds?as=json");
  }
}
