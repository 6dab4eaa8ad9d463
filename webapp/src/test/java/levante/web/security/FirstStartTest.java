package levante.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import levante.kernel.Secret;
import levante.web.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartTest {
  @TempDir private Path folder;
  private final MemoryUsers users = new MemoryUsers();
  private final FirstStart start = new FirstStart(users, new SecureRandom(), new SettableClock());

  @Test
  void theAdminsPasswordIsInAFileThatOnlyItsOwnerReads() throws IOException {
    FirstStart.Outcome outcome = start.run(folder);
    assertThat(outcome.adminMade()).isTrue();
    assertThat(outcome.passwordFile()).isEqualTo(folder.resolve("admin-password"));
    assertThat(adminMatches(Files.readString(outcome.passwordFile()).strip())).isTrue();
    assertThat(permissions("admin-password")).isEqualTo("rw-------");
    assertThat(permissions("secret.key")).isEqualTo("rw-------");
    assertThat(outcome.key().getEncoded()).hasSize(32);
  }

  @Test
  void aSecondStartChangesNothing() throws IOException {
    FirstStart.Outcome first = start.run(folder);
    String password = Files.readString(first.passwordFile());
    FirstStart.Outcome second = start.run(folder);
    assertThat(second.adminMade()).isFalse();
    assertThat(second.key()).isEqualTo(first.key());
    assertThat(Files.readString(second.passwordFile())).isEqualTo(password);
  }

  @Test
  void aStartThatWasCutOffBeforeTheAdminWasStoredUsesTheSamePassword() throws IOException {
    Files.writeString(folder.resolve("admin-password"), "written-before-the-cut\n");
    Files.writeString(folder.resolve("secret.key.new"), "half");
    assertThat(start.run(folder).adminMade()).isTrue();
    assertThat(adminMatches("written-before-the-cut")).isTrue();
  }

  @Test
  void anAdminWhoRemovedTheFileIsNotMadeAgain() throws IOException {
    Files.delete(start.run(folder).passwordFile());
    assertThat(start.run(folder).adminMade()).isFalse();
    assertThat(folder.resolve("admin-password")).doesNotExist();
  }

  private boolean adminMatches(String password) {
    return users.find(FirstStart.ADMIN).orElseThrow().password().matches(Secret.of(password));
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
  }
}
