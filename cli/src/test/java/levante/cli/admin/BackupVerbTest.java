package levante.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import levante.cli.client.json.Json;
import levante.cli.fake.VerbOfAServer;
import levante.cli.server.DataLock;
import levante.cli.server.ProcessTable;
import levante.cli.words.Colours;
import levante.cli.words.Terminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackupVerbTest extends VerbOfAServer {
  private static final String LINE = "POST /api/v1/backups";

  private Path data;
  private Path file;
  private Path restored;

  BackupVerbTest() {
    super(name -> Optional.of(new BackupVerb()));
  }

  @BeforeEach
  void aDataFolderIsThere() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    file = folder.resolve("levante.backup");
    restored = folder.resolve("restored");
    Files.createDirectory(data.resolve("sandbox"));
    Files.writeString(data.resolve("levante.mv.db"), "database");
    Files.writeString(data.resolve("sandbox/world.mv.db"), "world");
    Files.writeString(data.resolve("secret.key"), "key");
    Files.writeString(data.resolve("admin-password"), "password");
    Files.writeString(data.resolve("server.log"), "not in it");
  }

  private int backup() {
    return run("backup", file.toString(), "--data", data.toString());
  }

  /** It asks no server. */
  private int restore(String... words) {
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintWriter(out),
            new PrintWriter(err),
            Colours.OFF,
            Colours.OFF);
    return new RestoreVerb().execute(List.of(words), terminal);
  }

  private int restore() {
    return restore(file.toString(), "--data", restored.toString());
  }

  private static void zip(Path to, String name, String content) throws IOException {
    try (OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void aFolderThatNoServerHasIsCopiedAndComesBackAsItWas() throws IOException {
    assertThat(backup()).isZero();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(restore()).isZero();
    assertThat(restored.resolve("levante.mv.db")).hasContent("database");
    assertThat(restored.resolve("sandbox/world.mv.db")).hasContent("world");
    assertThat(restored.resolve("secret.key")).hasContent("key");
    assertThat(restored.resolve("admin-password")).hasContent("password");
    assertThat(restored.resolve("server.log")).doesNotExist();
    assertThat(Files.getPosixFilePermissions(restored.resolve("secret.key")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(server().asked(LINE)).isEmpty();
  }

  @Test
  void aServerThatRunsIsAskedForTheCopiesWhichAreTakenAway() throws IOException {
    Path copies = Files.createDirectory(data.resolve("backups"));
    zip(copies.resolve("levante.zip"), "levante.mv.db", "of one moment");
    zip(copies.resolve("world.zip"), "world.mv.db", "its world");
    server()
        .then(
            LINE,
            201,
            "{\"folder\":%s,\"files\":[\"levante.zip\",\"world.zip\"]}"
                .formatted(Json.text(copies.toString())));
    DataLock lock = DataLock.take(data, ProcessTable.ofMachine());
    try {
      assertThat(backup()).isZero();
    } finally {
      lock.close();
    }
    assertThat(copies).doesNotExist();
    assertThat(restore()).isZero();
    assertThat(restored.resolve("levante.mv.db")).hasContent("of one moment");
    assertThat(restored.resolve("sandbox/world.mv.db")).hasContent("its world");
    assertThat(restored.resolve("secret.key")).hasContent("key");
  }

  @Test
  void whatAServerRefusesLeavesNothingBehind() {
    server()
        .then(LINE, 400, "{\"code\":\"INVALID_REQUEST\",\"message\":\"copy it with: pg_dump\"}");
    DataLock lock = DataLock.take(data, ProcessTable.ofMachine());
    try {
      assertThat(backup()).isEqualTo(1);
    } finally {
      lock.close();
    }
    assertThat(err.toString()).contains("pg_dump");
    assertThat(file).doesNotExist();
  }

  @Test
  void nothingIsWrittenOver() throws IOException {
    assertThat(backup()).isZero();
    assertThat(backup()).isEqualTo(2);
    Files.createDirectory(restored);
    assertThat(restore()).isZero();
    Files.writeString(restored.resolve("secret.key"), "another");
    assertThat(restore()).isEqualTo(2);
    assertThat(restored.resolve("secret.key")).hasContent("another");
  }

  @Test
  void whatIsNoBackupRestoresNothing() throws IOException {
    assertThat(restore()).isEqualTo(2);
    for (String name : new String[] {"../levante.mv.db", "levante.mv.db", "other"}) {
      zip(file, name, "x");
      assertThat(restore()).as(name).isEqualTo(2);
      assertThat(restored).doesNotExist();
      assertThat(folder.resolve("restored.restoring")).doesNotExist();
    }
  }

  @Test
  void aFolderWithoutADatabaseIsTold() throws IOException {
    Files.delete(data.resolve("levante.mv.db"));
    assertThat(backup()).isEqualTo(2);
    assertThat(err.toString()).contains("pg_dump");
    assertThat(run("backup", file.toString(), "--data", "/none")).isEqualTo(2);
    assertThat(run("backup")).isEqualTo(2);
    assertThat(restore(new String[0])).isEqualTo(2);
  }
}
