package dev.federationlab.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlWriterTest {
  @Test
  void escapesTextAndAttributes() {
    var xml =
        new XmlWriter()
            .tag("a")
            .attribute("b", "<\"\n>")
            .endTag()
            .text("x < \"y\" & z > \r\n\u0001 \u00fc")
            .end();
    assertThat(xml.body().text())
        .isEqualTo(
            "<a b=\"&lt;&quot;&#xa;&gt;\">x &lt; &quot;y&quot; &amp; z &gt; &#xd;\n"
                + "&#x1; \u00fc</a>");
  }
}
