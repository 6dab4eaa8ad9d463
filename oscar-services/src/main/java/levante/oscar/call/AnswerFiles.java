package levante.oscar.call;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the files of an answer as one: a single one as it is, several as a ZIP archive. */
public final class AnswerFiles {
  private AnswerFiles() {}

  /** Writes them; the stream stays open. */
  public static void write(CallAnswer.Made made, OutputStream out) throws IOException {
    List<CallAnswer.Part> parts = made.parts();
    if (parts.size() == 1) {
      copy(parts.get(0), out);
      return;
    }
    try (ZipOutputStream zip = new ZipOutputStream(new Unclosed(out))) {
      for (CallAnswer.Part part : parts) {
        zip.putNextEntry(new ZipEntry(part.name()));
        copy(part, zip);
        zip.closeEntry();
      }
    }
  }

  private static void copy(CallAnswer.Part part, OutputStream out) throws IOException {
    try (InputStream bytes = part.source().open()) {
      bytes.transferTo(out);
    }
  }

  /** What is wrapped is ended by its end; what it was wrapped around is not ours to close. */
  public static final class Unclosed extends FilterOutputStream {
    /** Around a stream that somebody else closes. */
    public Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
