package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import levante.web.rest.TrustedProxies;
import org.eclipse.microprofile.config.Config;

/** Reads the configuration, once. */
@ApplicationScoped
public class SettingsWiring {
  private static final String PREFIX = "levante.";

  /** The settings; an unknown key or a value out of bounds stops the start. */
  @Produces
  @Singleton
  public Settings settings(Config config) {
    Map<String, String> given = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(PREFIX)) {
        config.getOptionalValue(name, String.class).ifPresent(value -> given.put(name, value));
      }
    }
    return Settings.read(given);
  }

  /** Whose word is taken on how clients see us. */
  @Produces
  @Singleton
  public TrustedProxies trustedProxies(Settings settings) {
    return settings.trustedProxies();
  }
}
