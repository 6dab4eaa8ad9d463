package levante.elasticity.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Gang;
import levante.elasticity.simulate.VirtualJob;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceReaderTest {
  private static final String HEADER = "submit_s,duration_s,cpu,memory_mib\n";
  private static final String REST = " -1 -1 -1 -1 -1 1 1 1 1 1 1 -1 -1\n";

  private static Trace read(byte[] bytes) {
    try {
      return new TraceReader("t", 4).read(new ByteArrayInputStream(bytes));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Trace read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Diagnostic> problems(byte[] bytes) {
    LevanteException refused = catchThrowableOfType(LevanteException.class, () -> read(bytes));
    assertThat(refused).as("the trace is taken").isNotNull();
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    return refused.diagnostics();
  }

  private static List<String> places(String text) {
    return problems(text.getBytes(StandardCharsets.UTF_8)).stream()
        .map(one -> one.position() + " " + one.code())
        .toList();
  }

  @Test
  void aRowOfCsvIsAJob() {
    VirtualJob job = read(HEADER + "7,60.5,500m,512\n").jobs().get(0);
    assertThat(job.submitted()).isEqualTo(Duration.ofSeconds(7));
    assertThat(job.duration()).isEqualTo(Duration.ofMillis(60_500));
    assertThat(job.requests())
        .isEqualTo(Resources.of(Quantity.ofMillis(500), Quantity.ofMebibytes(512)));
  }

  @Test
  void columnsMayComeInAnyOrderWithAByteOrderMarkCarriageReturnsAndQuotes() {
    String text =
        "\uFEFFcpu, Priority ,memory_mib,duration_s,gpu,submit_s\r\n\"2\",5,1,10,1,3\r\n\r\n";
    VirtualJob job = read(text).jobs().get(0);
    assertThat(job.submitted()).isEqualTo(Duration.ofSeconds(3));
    assertThat(job.spec().priority()).isEqualTo(5);
    assertThat(job.requests().get(Resources.GPU)).isEqualTo(Quantity.of(1));
  }

  @Test
  void jobsAreInTheOrderOfTheirArrivalWhateverTheOrderOfRows() {
    assertThat(read(HEADER + "9,1,1,1\n3,1,1,1\n").jobs())
        .extracting(VirtualJob::submitted)
        .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(9));
  }

  @Test
  void rowsOfOneGangRunTogether() {
    String text = "submit_s,duration_s,cpu,memory_mib,gang\n0,1,1,1,a\n0,1,1,1,\n1,1,1,1,a\n";
    assertThat(read(text).jobs())
        .extracting(job -> job.spec().gang().map(Gang::size).orElse(1))
        .containsExactly(2, 1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'x,60,1,1'                     | t:2:1 INVALID_VALUE",
        "'-1,60,1,1'                    | t:2:1 INVALID_VALUE",
        "'0,NaN,1,1'                    | t:2:3 INVALID_VALUE",
        "'0,60, 0,1'                    | t:2:7 INVALID_VALUE",
        "'0,60,1,-5'                    | t:2:8 INVALID_VALUE",
        "'0,60,1,'                      | t:2:8 INVALID_VALUE",
        "'0,60,1'                       | t:2:1 FIELDS",
        "'0,60,1,1,1'                   | t:2:1 FIELDS",
        "'0,1e999999999,1,1'            | t:2:3 INVALID_VALUE",
        "'0,2000000000,1,1'             | t:2:3 INVALID_VALUE",
        "'0,99999999999999999999999999999999999999999,1,1' | t:2:3 INVALID_VALUE"
      })
  void aRowThatIsNotRightIsToldWithItsPlace(String row, String place) {
    assertThat(places(HEADER + row + "\n0,60,1,1\n")).containsExactly(place);
  }

  @Test
  void everyBadRowIsToldAndTooManyAreCounted() {
    List<Diagnostic> told =
        problems((HEADER + "a,b,c,d\n".repeat(100)).getBytes(StandardCharsets.UTF_8));
    assertThat(told).hasSize(51);
    assertThat(told.get(50).message()).isEqualTo("350 more problems are not shown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'submit_s,duration_s,cpu'                      | t:1:1 NO_HEADER",
        "'1,2,3,4'                                      | t:1:1 NO_HEADER",
        "'submit_s,duration_s,cpu,memory_mib,color'     | t:1:36 UNKNOWN_COLUMN",
        "'submit_s,duration_s,cpu,memory_mib,cpu'       | t:1:36 DUPLICATE_COLUMN",
        "'submit_s,duration_s,cpu,memory_mib'           | t:1:1 EMPTY",
        "''                                             | t:1:1 EMPTY"
      })
  void aHeaderThatIsNotRightIsToldWithItsPlace(String header, String place) {
    assertThat(places(header)).containsExactly(place);
  }

  @Test
  void aLineOfSwfIsAJobWithItsAllocatedProcessors() {
    Trace trace = read("; Computer: x\n1 10 5 100 2 -1 2048" + REST.substring(6) + "\n");
    VirtualJob job = trace.jobs().get(0);
    assertThat(job.submitted()).isEqualTo(Duration.ofSeconds(10));
    assertThat(job.duration()).isEqualTo(Duration.ofSeconds(100));
    assertThat(job.requests()).isEqualTo(Resources.of(Quantity.of(2), Quantity.ofMebibytes(4)));
  }

  @Test
  void aJobOfSwfThatIsWiderThanANodeIsAGangOfPods() {
    List<VirtualJob> pods = read("1 0 0 50 10" + REST + "\n").jobs();
    assertThat(pods)
        .extracting(pod -> pod.requests().get(Resources.CPU))
        .containsExactly(Quantity.of(4), Quantity.of(4), Quantity.of(2));
    assertThat(pods).allMatch(pod -> pod.spec().gang().orElseThrow().size() == 3);
    assertThat(pods).extracting(VirtualJob::part).containsExactly(0, 1, 2);
  }

  @Test
  void jobsOfSwfThatNeverRanAreLeftOutAndCounted() {
    Trace trace = read("1 0 0 50 1" + REST + "2 0 0 -1 1" + REST + "3 0 0 9 -1" + REST);
    assertThat(trace.jobs()).hasSize(1);
    assertThat(trace.notes()).singleElement().asString().contains("2 jobs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'1 0 0 50 1'                                     | t:1:1 FIELDS",
        "'1 zero 0 50 1 -1 -1 -1 -1 -1 1 1 1 1 1 1 -1 -1' | t:1:3 INVALID_VALUE",
        "'1 -7 0 50 1 -1 -1 -1 -1 -1 1 1 1 1 1 1 -1 -1'   | t:1:3 INVALID_VALUE",
        "'1 0 0 50 9999999 -1 -1 -1 -1 -1 1 1 1 1 1 1 -1 -1' | t:1:10 INVALID_VALUE"
      })
  void aLineOfSwfThatIsNotRightIsToldWithItsPlace(String line, String place) {
    assertThat(places(line + "\n")).containsExactly(place);
  }

  @Test
  void aJobNumberThatIsThereTwiceIsRefused() {
    assertThat(places("1 0 0 5 1" + REST + "1 0 0 5 1" + REST))
        .containsExactly("t:2:1 INVALID_VALUE");
  }

  @Test
  void aCompressedTraceIsReadAndABrokenOneIsRefused() throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write((HEADER + "0,1,1,1\n".repeat(500)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = zipped.toByteArray();
    assertThat(read(bytes).jobs()).hasSize(500);
    assertThat(problems(Arrays.copyOf(bytes, bytes.length / 2)))
        .extracting(Diagnostic::code)
        .containsExactly("GZIP");
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThat(problems(new byte[] {'a', (byte) 0xff, (byte) 0xfe, '\n'}))
        .extracting(Diagnostic::code)
        .containsExactly("ENCODING");
  }

  @Test
  void noGarbageDoesAnythingButBeRefused() {
    Random random = new Random(7);
    String letters = "0123456789,;.-eE \n\"amk";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(random.nextBoolean() ? HEADER : "");
      for (int j = random.nextInt(200); j > 0; j--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      try {
        assertThat(read(text.toString()).jobs()).isNotEmpty();
      } catch (LevanteException refused) {
        assertThat(refused.diagnostics()).as(text.toString()).isNotEmpty();
      }
    }
  }
}
