package levante.oscar.storage;

import java.util.EnumMap;
import java.util.Map;
import levante.oscar.storage.StorageAccess.Protocol;

/** Opens each storage by what it speaks. */
public final class StoragesByProtocol implements ObjectStorages {
  private final Map<Protocol, ObjectStorages> speaking;

  /** Over one for each protocol. */
  public StoragesByProtocol(Map<Protocol, ObjectStorages> speaking) {
    this.speaking = new EnumMap<>(speaking);
    for (Protocol protocol : Protocol.values()) {
      if (!speaking.containsKey(protocol)) {
        throw new IllegalStateException("nothing speaks " + protocol);
      }
    }
  }

  @Override
  public ObjectStorage open(StorageAccess access) {
    return speaking.get(access.protocol()).open(access);
  }
}
