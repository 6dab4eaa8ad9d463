package levante.elasticity.trace;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import levante.elasticity.simulate.VirtualJob;
import levante.kernel.LevanteException;

/**
 * Reads a trace: CSV, or SWF as the Parallel Workloads Archive has it, either of them also
 * compressed by gzip. What the first line looks like decides.
 */
public final class TraceReader {
  private static final int GZIP_1 = 0x1f;
  private static final int GZIP_2 = 0x8b;

  private final String file;
  private final int nodeCores;

  /**
   * A reader of one file.
   *
   * @param file its name, for diagnostics
   * @param nodeCores the cores of a node: an SWF job that is wider becomes several pods
   */
  public TraceReader(String file, int nodeCores) {
    this.file = file;
    this.nodeCores = nodeCores;
  }

  /**
   * Reads all of it.
   *
   * @throws LevanteException INVALID_REQUEST with a diagnostic for each row that is not right
   */
  public Trace read(InputStream bytes) throws IOException {
    List<String> lines = lines(bytes);
    TraceProblems problems = new TraceProblems(file);
    Trace trace =
        SwfTrace.looksLike(lines)
            ? new SwfTrace(problems, nodeCores).read(lines)
            : new CsvTrace(problems).read(lines);
    problems.refuseIfAny();
    if (trace.jobs().isEmpty()) {
      problems.add(1, 1, "", "EMPTY", "the trace has no job: give a row for each");
    }
    problems.refuseIfAny();
    List<VirtualJob> sorted = new ArrayList<>(trace.jobs());
    sorted.sort(Comparator.comparing(VirtualJob::submitted));
    return new Trace(sorted, trace.notes());
  }

  private List<String> lines(InputStream bytes) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(unzipped(bytes), StandardCharsets.UTF_8.newDecoder()))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(lines.isEmpty() && line.startsWith("\uFEFF") ? line.substring(1) : line);
      }
    } catch (CharacterCodingException notText) {
      refuse(lines.size() + 1, "ENCODING", "a trace is UTF-8 text, and this is not");
    } catch (ZipException | EOFException broken) {
      refuse(lines.size() + 1, "GZIP", "the gzip file is broken: " + broken.getMessage());
    }
    return lines;
  }

  private void refuse(int line, String code, String message) {
    TraceProblems problems = new TraceProblems(file);
    problems.add(line, 1, "", code, message);
    problems.refuseIfAny();
  }

  private static InputStream unzipped(InputStream bytes) throws IOException {
    PushbackInputStream start = new PushbackInputStream(bytes, 2);
    byte[] magic = start.readNBytes(2);
    start.unread(magic);
    boolean zipped =
        magic.length == 2 && (magic[0] & 0xff) == GZIP_1 && (magic[1] & 0xff) == GZIP_2;
    return zipped ? new GZIPInputStream(start) : start;
  }
}
