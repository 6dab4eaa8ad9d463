package levante.provisioner.adapter.sshj.shell;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For machines that are asked again and again: a connection to each is kept, and opened anew when
 * it has broken. An answer may have 32 MiB. A script is run a second time when a kept connection
 * breaks under it, so it has to be idempotent.
 */
public final class KeptShell implements Shell, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptShell.class);
  private static final int MOST_BYTES = 1 << 25;

  private final Map<Target, SshConnection> kept = new ConcurrentHashMap<>();

  @Override
  public Answer run(Target target, String script) {
    SshConnection before = kept.get(target);
    if (before != null) {
      try {
        return before.run(script, MOST_BYTES);
      } catch (IOException | RuntimeException broken) {
        LOG.atDebug().setCause(broken).log("a kept connection has broken");
        kept.remove(target, before);
        before.close();
      }
    }
    try {
      return anew(target, script);
    } catch (IOException | RuntimeException failure) {
      throw SshConnection.unreachable(
          "%s at %s".formatted(target.name(), target.address()), failure);
    }
  }

  private Answer anew(Target target, String script) throws IOException {
    SshConnection opened = SshConnection.open(target);
    try {
      Answer answer = opened.run(script, MOST_BYTES);
      keep(target, opened);
      return answer;
    } catch (IOException | RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  // Of two that were opened at the same time the later one is kept.
  private void keep(Target target, SshConnection opened) {
    SshConnection other = kept.put(target, opened);
    if (other != null) {
      other.close();
    }
    kept.values().removeIf(one -> !one.isOpen());
  }

  @Override
  public void close() {
    kept.values().forEach(SshConnection::close);
    kept.clear();
  }
}
