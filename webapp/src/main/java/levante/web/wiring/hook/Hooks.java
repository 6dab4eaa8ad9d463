package levante.web.wiring.hook;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import levante.elasticity.adapter.http.Signature;
import levante.elasticity.adapter.http.WebhookSender;
import levante.elasticity.adapter.jdbc.JdbcHookLog;
import levante.elasticity.hook.HookLoop;

/**
 * The loop that tells them.
 *
 * @param loop absent when nobody is told
 */
public record Hooks(Optional<HookLoop> loop) {
  /** As the settings say, of what Levante's database holds. */
  public static Hooks of(HookSettings settings, DataSource levante, Clock clock) {
    return new Hooks(
        settings
            .url()
            .map(
                url ->
                    new HookLoop(new JdbcHookLog(levante), sender(url, settings, clock), clock)));
  }

  private static WebhookSender sender(URI url, HookSettings settings, Clock clock) {
    return new WebhookSender(url, settings.secret().map(Signature::new), clock);
  }
}
