package levante.oscar.adapter.sandbox.store;

import com.google.common.reflect.Reflection;
import java.util.Map;
import java.util.Optional;
import org.jclouds.Context;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.date.internal.SimpleDateFormatDateService;
import org.jclouds.providers.ProviderMetadata;
import org.jclouds.rest.Utils;

/**
 * Stands for the parts of jclouds that S3Proxy has no use for, so that no injector is built and no
 * provider is loaded: what is not answered here says so when it is called.
 */
final class Absent {
  private Absent() {}

  /** A store on which every call fails. */
  static BlobStore store() {
    return answering(BlobStore.class, Map.of());
  }

  /**
   * The context of a provider that S3Proxy does not know by name, so that it applies none of its
   * workarounds.
   */
  static BlobStoreContext context() {
    ProviderMetadata provider =
        answering(ProviderMetadata.class, Map.of("getId", "levante-sandbox"));
    Context context = answering(Context.class, Map.of("getProviderMetadata", provider));
    Utils utils = answering(Utils.class, Map.of("date", new SimpleDateFormatDateService()));
    return answering(BlobStoreContext.class, Map.of("unwrap", context, "utils", utils));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return Reflection.newProxy(
        type,
        (proxy, method, arguments) ->
            Optional.ofNullable(answers.get(method.getName()))
                .orElseThrow(
                    () ->
                        new UnsupportedOperationException(
                            "%s.%s".formatted(type.getSimpleName(), method.getName()))));
  }
}
