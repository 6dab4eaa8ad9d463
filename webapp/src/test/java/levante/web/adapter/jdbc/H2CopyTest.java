package levante.web.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.User;
import levante.web.security.UserStoreContract;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2CopyTest {
  @TempDir private Path folder;

  private DataSource open(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:file:" + folder.resolve(name));
    WebDatabase.migrate(database);
    return database;
  }

  @Test
  void aCopyIsTheDatabaseAsItWasAndTheDatabaseGoesOn() throws IOException {
    DataSource database = open("levante");
    JdbcUserStore users = new JdbcUserStore(database);
    users.add(UserStoreContract.ADA);
    Path copy = Files.createDirectory(folder.resolve("it's")).resolve("copy.zip");
    new H2Copy(database).to(copy);
    User bob =
        new User(
            new OwnerId("bob"),
            new PasswordHash("00", 1, "00"),
            Role.USER,
            UserStoreContract.ADA.created());
    users.add(bob);
    try (ZipInputStream archive = new ZipInputStream(Files.newInputStream(copy))) {
      assertThat(archive.getNextEntry().getName()).isEqualTo("levante.mv.db");
      Files.copy(archive, folder.resolve("again.mv.db"), StandardCopyOption.REPLACE_EXISTING);
      assertThat(archive.getNextEntry()).isNull();
    }
    JdbcUserStore restored = new JdbcUserStore(open("again"));
    assertThat(restored.find(UserStoreContract.ADA.name())).contains(UserStoreContract.ADA);
    assertThat(restored.find(bob.name())).isEmpty();
    assertThat(users.find(bob.name())).contains(bob);
  }
}
