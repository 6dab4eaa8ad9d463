package levante.web.openapi;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the sources of our modules say of their types and methods. */
final class Javadoc {
  private static final List<Path> ROOTS =
      Stream.of(
              "webapp", "kernel", "tosca-templates", "provisioner", "elasticity", "oscar-services")
          .map(module -> Path.of("..", module, "src", "main", "java"))
          .toList();

  private final Map<String, Doc> docs = new HashMap<>();
  private final Set<Class<?>> read = new HashSet<>();

  /**
   * A comment, in Markdown.
   *
   * @param summary its first sentence
   * @param rest the other ones; empty for none
   * @param params what is said of parameters or components, by name
   * @param order of two in one file, the lower is the earlier
   */
  record Doc(String summary, String rest, Map<String, String> params, int order) {
    static final Doc NONE = new Doc("", "", Map.of(), Integer.MAX_VALUE);

    /** All of it, of one who has no summary. */
    String text() {
      return (summary + " " + rest).strip();
    }
  }

  /** Of a type, or nothing. */
  Doc of(Class<?> type) {
    readOnce(type);
    return docs.getOrDefault(type.getCanonicalName(), Doc.NONE);
  }

  /** Of a method, or nothing. */
  Doc of(Method method) {
    readOnce(method.getDeclaringClass());
    String parameters =
        Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(","));
    return docs.getOrDefault(
        "%s#%s(%s)"
            .formatted(method.getDeclaringClass().getCanonicalName(), method.getName(), parameters),
        Doc.NONE);
  }

  private void readOnce(Class<?> type) {
    Class<?> top = type;
    while (top.getEnclosingClass() != null) {
      top = top.getEnclosingClass();
    }
    if (read.add(top)) {
      String file = top.getName().replace('.', '/') + ".java";
      ROOTS.stream().map(root -> root.resolve(file)).filter(Files::exists).forEach(this::read);
    }
  }

  private void read(Path file) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Visit(trees, docs, unit.getPackageName().toString()).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks at all types and methods of a file. */
  private static final class Visit extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final Map<String, Doc> docs;
    private String scope;

    Visit(DocTrees trees, Map<String, Doc> docs, String scope) {
      this.trees = trees;
      this.docs = docs;
      this.scope = scope;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      String outside = scope;
      scope = outside + "." + tree.getSimpleName();
      keep(scope);
      super.visitClass(tree, null);
      scope = outside;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      String parameters =
          tree.getParameters().stream()
              .map(one -> simple(one.getType().toString()))
              .collect(Collectors.joining(","));
      keep("%s#%s(%s)".formatted(scope, tree.getName(), parameters));
      return null;
    }

    private static String simple(String type) {
      String raw = type.replaceAll("<.*>", "");
      return raw.substring(raw.lastIndexOf('.') + 1);
    }

    private void keep(String name) {
      DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        Map<String, String> params = new HashMap<>();
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param) {
            params.put(param.getName().toString(), words(param.getDescription()));
          }
        }
        docs.put(
            name,
            new Doc(
                words(comment.getFirstSentence()), words(comment.getBody()), params, docs.size()));
      }
    }

    private static String words(List<? extends DocTree> trees) {
      return trees.stream()
          .map(Visit::word)
          .collect(Collectors.joining())
          .replaceAll("\\s+", " ")
          .strip();
    }

    private static String word(DocTree tree) {
      if (tree instanceof LiteralTree literal) {
        return "`" + literal.getBody().getBody() + "`";
      }
      return tree instanceof LinkTree link
          ? "`" + link.getReference().getSignature().replaceAll(".*[.#]", "") + "`"
          : tree.toString();
    }
  }
}
