package levante.oscar.fdl;

import java.util.List;
import levante.kernel.Secret;

/** OSCAR's JSON form of a service, as {@code GET /system/services} answers it. */
public final class OscarJson {
  private OscarJson() {}

  /**
   * One service. Secret variables and the providers' credentials come out as empty texts; the
   * service's token is part of the answer, since OSCAR's client calls the service with it and only
   * the owner gets this answer.
   */
  public static String render(
      ServiceDefinition definition,
      List<StorageProvider> providers,
      String clusterId,
      String owner,
      Secret token) {
    throw new UnsupportedOperationException(
        "" + definition + providers + clusterId + owner + token);
  }
}
