package levante.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** A small file that only its owner reads (0600), written whole or not at all. */
record PrivateFile(Path path) {
  /** The line in the file; when there is no file, it is made with {@code content} first. */
  String readOrWrite(Supplier<String> content) {
    try {
      if (Files.notExists(path)) {
        write(content.get());
      }
      return Files.readString(path, UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + path, e);
    }
  }

  private void write(String line) throws IOException {
    Files.createDirectories(path.getParent());
    Path draft = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(draft);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var owned = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (FileChannel channel = FileChannel.open(draft, options, owned)) {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
  }
}
