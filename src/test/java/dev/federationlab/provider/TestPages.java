package dev.federationlab.provider;

import dev.federationlab.oauth.PageRenderer;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders templates as plain Thymeleaf does. */
public final class TestPages implements PageRenderer {
  private final TemplateEngine engine = new TemplateEngine();

  public TestPages() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    engine.setTemplateResolver(resolver);
  }

  @Override
  public String render(String view, Map<String, Object> model) {
    return engine.process(view, new Context(Locale.ENGLISH, model));
  }
}
