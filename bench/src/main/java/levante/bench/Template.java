package levante.bench;

import java.util.Map;
import java.util.StringJoiner;
import levante.tosca.Compilation;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;

/** One template to be read again and again. */
record Template(TemplateSource source) {
  /** Reads, checks and resolves it; whatever it gives has to be a topology. */
  Compilation.Compiled compile(TemplateCompiler compiler) {
    return compiler
        .compile(source, Map.of())
        .match(
            compiled -> compiled,
            rejected -> {
              StringJoiner told = new StringJoiner("\n", source.name() + " is refused:\n", "");
              rejected.problems().stream().limit(5).forEach(one -> told.add(one.toString()));
              throw new IllegalStateException(told.toString());
            });
  }

  /** The shortest of some readings, in seconds. */
  double best(TemplateCompiler compiler, int readings) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < readings; i++) {
      long start = System.nanoTime();
      compile(compiler);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }
}
