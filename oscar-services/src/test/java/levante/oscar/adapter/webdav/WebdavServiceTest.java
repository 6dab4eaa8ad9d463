package levante.oscar.adapter.webdav;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import levante.oscar.storage.StorageAccess;
import org.junit.jupiter.api.AfterEach;

class WebdavServiceTest extends WebdavServiceContract {
  private final DavStandIn server = new DavStandIn(Clock.systemUTC());

  @AfterEach
  void stop() {
    server.close();
    assertThat(server.complaints()).isEmpty();
  }

  @Override
  protected StorageAccess server() {
    return server.access();
  }

  @Override
  protected void leave() {
    server.away(true);
  }

  @Override
  protected void comeBack() {
    server.away(false);
  }
}
