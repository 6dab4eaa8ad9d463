package levante.oscar.adapter.webdav;

import levante.kernel.Secret;
import levante.kernel.testbed.RealWebdav;
import levante.oscar.storage.StorageAccess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The same on Apache httpd's mod_dav. */
@Tag("real")
class RealWebdavServiceIT extends WebdavServiceContract {
  private final RealWebdav server = RealWebdav.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  protected StorageAccess server() {
    return StorageAccess.of(
        StorageAccess.Protocol.WEBDAV,
        "webdav.real",
        server.endpoint(),
        RealWebdav.LOGIN,
        Secret.of(RealWebdav.PASSWORD));
  }

  @Override
  protected void leave() {
    server.kill();
  }

  @Override
  protected void comeBack() {
    server.again();
  }
}
