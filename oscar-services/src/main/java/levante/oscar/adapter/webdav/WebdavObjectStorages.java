package levante.oscar.adapter.webdav;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import levante.oscar.adapter.http.BasicAuth;
import levante.oscar.adapter.http.HttpStorages;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;

/** Storages that speak WebDAV, signed in to by name and password (Basic). */
public final class WebdavObjectStorages implements ObjectStorages {
  private final HttpStorages http;
  private final Clock clock;
  private final Map<StorageAccess, ObjectStorage> open = new ConcurrentHashMap<>();

  /** Over these clients, which are another's to close. */
  public WebdavObjectStorages(HttpStorages http, Clock clock) {
    this.http = http;
    this.clock = clock;
  }

  @Override
  public ObjectStorage open(StorageAccess access) {
    return open.computeIfAbsent(access, this::client);
  }

  private ObjectStorage client(StorageAccess access) {
    String credentials = BasicAuth.header(access.accessKey(), access.secretKey());
    return new WebdavObjectStorage(
        new DavServer(http.of(access, Map.of("Authorization", credentials)), access), clock);
  }
}
