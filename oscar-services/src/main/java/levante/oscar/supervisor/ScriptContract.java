package levante.oscar.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import levante.oscar.dispatch.JobSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a script finds in its environment: the contract of OSCAR's supervisor, the service's own
 * variables, and a home. The contract wins; {@code PATH} is the place's own. {@code
 * STORAGE_OBJECT_KEY} is the object's key without its bucket, as faas-supervisor's events have it;
 * an {@code EVENT} that no environment can hold is left empty.
 */
public final class ScriptContract {
  private static final Logger LOG = LoggerFactory.getLogger(ScriptContract.class);

  /**
   * Linux takes no longer text in an environment: 128 KiB with name and end. Source: execve(2),
   * MAX_ARG_STRLEN.
   */
  private static final int MOST_VARIABLE_BYTES = (128 << 10) - 64;

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ScriptContract() {}

  /** In a container, where files are named in UTF-8 whatever the server's locale is. */
  public static Map<String, String> inContainer(JobSpec job, WorkFolder work) {
    return of(job, work, InputName.of(job.input().object().key()));
  }

  static Map<String, String> of(JobSpec job, WorkFolder work, String inputName) {
    Map<String, String> own = new TreeMap<>(job.variables());
    job.secrets().forEach((name, secret) -> own.put(name, secret.reveal()));
    Map<String, String> all = new TreeMap<>();
    own.forEach(
        (name, value) -> {
          if (VARIABLE.matcher(name).matches()) {
            all.put(name, value.replace("\0", ""));
          } else {
            LOG.atWarn().addKeyValue("variable", name).log("no shell takes this name, left out");
          }
        });
    all.remove("PATH");
    all.put("HOME", work.tmp().toString());
    all.put("TMPDIR", work.tmp().toString());
    all.put("LANG", "C.UTF-8");
    all.put("INPUT_FILE_PATH", work.input() + "/" + inputName);
    all.put("TMP_INPUT_DIR", work.input().toString());
    all.put("TMP_OUTPUT_DIR", work.output().toString());
    all.put("STORAGE_OBJECT_KEY", job.input().object().key());
    all.put("EVENT_TIME", eventTime(job.input()));
    all.put("EVENT", fitting(job.input().event()));
    all.put("JOB_UUID", job.name().value());
    all.put("OSCAR_SERVICE_NAME", job.service());
    return Collections.unmodifiableMap(all);
  }

  /**
   * An environment for a shell to read; a quote ends the text, stands for itself, and begins it
   * again.
   */
  public static String exports(Map<String, String> environment) {
    StringBuilder text = new StringBuilder();
    environment.forEach(
        (name, value) ->
            text.append("export %s='%s'%n".formatted(name, value.replace("'", "'\\''"))));
    return text.toString();
  }

  private static String fitting(String event) {
    return event.getBytes(StandardCharsets.UTF_8).length > MOST_VARIABLE_BYTES ? "" : event;
  }

  private static String eventTime(JobSpec.Input input) {
    String written = input.object().lastModified().toString();
    try {
      JsonNode time = JSON.readTree(input.event()).at("/Records/0/eventTime");
      return time.isTextual() ? time.textValue() : written;
    } catch (JsonProcessingException e) {
      // An event without JSON (a plain call) has no time of its own.
      return written;
    }
  }
}
