package dev.federationlab.web;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/**
 * Makes pages and fragments of pages out of the templates. Safe for use by many threads.
 *
 * <p>A view is a template's name ({@code "flow/stage"}) or a fragment of it ({@code
 * "flow/stage#stage"}); it is never taken from input.
 */
public final class PageRenderer {
  private final TemplateEngine engine = new TemplateEngine();
  private final Assets assets;

  /**
   * @param assets whose addresses the templates ask for
   * @param folder where templates are read from at each rendering, while they are being written;
   *     absent to use those in the jar, each read once
   */
  public PageRenderer(Assets assets, @Nullable Path folder) {
    this.assets = assets;
    engine.setTemplateResolver(folder == null ? inJar() : in(folder));
  }

  /**
   * The HTML of a view.
   *
   * @throws IllegalStateException if the fragment does not exist or is blank: Thymeleaf says
   *     nothing then
   */
  public String render(String view, Map<String, ?> model) {
    var context = new Context(Locale.ENGLISH);
    context.setVariables(Map.copyOf(model));
    context.setVariable("assets", assets);
    int hash = view.indexOf('#');
    if (hash < 0) {
      return engine.process(view, context);
    }
    var html = engine.process(view.substring(0, hash), Set.of(view.substring(hash + 1)), context);
    if (html.isBlank()) {
      throw new IllegalStateException("blank fragment: " + view);
    }
    return html;
  }

  private static AbstractConfigurableTemplateResolver inJar() {
    var resolver = new ClassLoaderTemplateResolver(PageRenderer.class.getClassLoader());
    resolver.setPrefix("templates/");
    return configured(resolver, true);
  }

  private static AbstractConfigurableTemplateResolver in(Path folder) {
    var resolver = new FileTemplateResolver();
    resolver.setPrefix(folder.toAbsolutePath() + "/");
    return configured(resolver, false);
  }

  private static AbstractConfigurableTemplateResolver configured(
      AbstractConfigurableTemplateResolver resolver, boolean cacheable) {
    resolver.setSuffix(".html");
    resolver.setTemplateMode("HTML");
    resolver.setCharacterEncoding("UTF-8");
    resolver.setCacheable(cacheable);
    return resolver;
  }
}
