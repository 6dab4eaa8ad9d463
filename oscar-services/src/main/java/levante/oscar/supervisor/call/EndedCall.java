package levante.oscar.supervisor.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import levante.kernel.Trees;
import levante.oscar.supervisor.WorkFolder;

/** One call that has ended; closed, its files are gone, and the next call can begin. */
public final class EndedCall implements AutoCloseable {
  private final CallEnd end;
  private final WorkFolder work;
  private final CompletableFuture<Void> gone = new CompletableFuture<>();

  EndedCall(CallEnd end, WorkFolder work) {
    this.end = end;
    this.work = work;
  }

  /** Done once its files are gone. */
  CompletableFuture<Void> gone() {
    return gone;
  }

  /** How it ended. */
  public CallEnd end() {
    return end;
  }

  /** Writes the bytes of its files one after another. */
  public void writeFiles(OutputStream out) throws IOException {
    for (CallEnd.Made file : end.files()) {
      Path path = work.output().resolve(file.name());
      try (InputStream bytes = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
        bytes.transferTo(out);
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Trees.delete(work.root());
    } finally {
      gone.complete(null);
    }
  }
}
