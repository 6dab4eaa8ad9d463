package levante.web.backup;

import static levante.web.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.SettableClock;
import levante.web.security.Caller;
import levante.web.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
  private static final Caller ADMIN = Caller.of(new OwnerId("admin"), Role.ADMIN);

  @TempDir private Path data;

  private Backups backups(DatabaseCopy copy) {
    return new Backups(data, Map.of("levante.zip", copy), new SettableClock());
  }

  private static void write(Path file) {
    try {
      Files.writeString(file, "copy");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void copiesAreMadeWhereOnlyTheServersOwnerReadsThem() throws IOException {
    Backups.Made made = backups(BackupsTest::write).make(ADMIN);
    assertThat(made.at()).isEqualTo(NOON);
    assertThat(made.folder()).isEqualTo(data.resolve("backups"));
    assertThat(made.folder().resolve(made.files().get(0))).hasContent("copy");
    assertThat(Files.getPosixFilePermissions(made.folder()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void theNextTakesThePlaceOfTheLast() throws IOException {
    Path folder = backups(BackupsTest::write).make(ADMIN).folder();
    Files.writeString(folder.resolve("left"), "over");
    backups(BackupsTest::write).make(ADMIN);
    assertThat(folder.resolve("left")).doesNotExist();
  }

  @Test
  void nobodyButAnAdminMakesOne() {
    Caller ada = Caller.of(new OwnerId("ada"), Role.USER);
    assertThatThrownBy(() -> backups(BackupsTest::write).make(ada))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN));
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aPostgresqlIsCopiedByItsOwnCommandWhichIsTold() {
    PostgresqlCopy copy =
        new PostgresqlCopy("jdbc:postgresql://db.example:5432/levante?sslmode=require&user=lev");
    assertThat(copy.command())
        .isEqualTo(
            "pg_dump --format=custom --file=levante.dump"
                + " 'postgresql://db.example:5432/levante?user=lev'");
    assertThat(new PostgresqlCopy("jdbc:postgresql://db/levante").command())
        .endsWith("'postgresql://db/levante'");
    assertThatThrownBy(() -> backups(copy).make(ADMIN))
        .hasMessageContaining("pg_dump")
        .hasMessageContaining("secret.key");
  }
}
