package levante.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading, checking and resolving the corpus' kubernetes.yaml, over and over in a warm process. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class KubernetesTemplateBenchmark {
  private TemplateCompiler compiler;
  private Template template;

  /** Reads the types once, as every user of the compiler does. */
  @Setup
  public void prepare() {
    compiler = TemplateCompiler.bundled();
    template = new Corpus(Path.of(System.getProperty("levante.home", "."))).kubernetes();
  }

  /** One template from text to topology. */
  @Benchmark
  public Compilation compile() {
    return template.compile(compiler);
  }
}
