package org.hearth.form;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.hearth.text.Resources;

/** A page that reads on a screen and prints on paper; it needs no other file. */
final class HtmlWriter implements FormWriter {
    private static final String TEMPLATE = "form/document.ftlh";

    @Override
    public void write(Document document, OutputStream out) throws IOException {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setLocale(Locale.ROOT);
        Template template = new Template(TEMPLATE, new StringReader(Resources.text(TEMPLATE)), configuration);
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try {
            template.process(Map.of("document", document), text);
        } catch (TemplateException e) {
            throw new IllegalStateException("The template " + TEMPLATE + " fails", e);
        }
        text.flush();
    }
}
