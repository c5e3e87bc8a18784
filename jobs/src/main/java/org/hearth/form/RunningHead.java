package org.hearth.form;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.FontFactory;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import java.awt.Color;
import org.jspecify.annotations.Nullable;

/** The head of every page, and its number of how many. */
final class RunningHead extends PdfPageEventHelper {
    private static final float SIZE = 8;
    private static final Font FONT =
            FontFactory.getFont(FontFactory.HELVETICA, SIZE, Font.NORMAL, new Color(0x55, 0x55, 0x55));

    private final String text;
    private @Nullable PdfTemplate total;

    RunningHead(String text) {
        this.text = text;
    }

    @Override
    public void onEndPage(PdfWriter writer, Document paper) {
        if (total == null) {
            total = writer.getDirectContent().createTemplate(30, 12);
        }
        ColumnText.showTextAligned(
                writer.getDirectContent(),
                Element.ALIGN_LEFT,
                new Phrase(text, FONT),
                paper.left(),
                paper.top() + 14,
                0);
        Phrase page = new Phrase("Page " + writer.getPageNumber() + " of", FONT);
        float x = paper.right() - 14;
        ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_RIGHT, page, x, paper.bottom() - 20, 0);
        writer.getDirectContent().addTemplate(total, x + 2, paper.bottom() - 20);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document paper) {
        if (total != null) {
            BaseFont base = FONT.getCalculatedBaseFont(false);
            total.beginText();
            total.setFontAndSize(base, SIZE);
            total.setRGBColorFill(0x55, 0x55, 0x55);
            total.setTextMatrix(0, 0);
            total.showText(String.valueOf(writer.getPageNumber() - 1));
            total.endText();
        }
    }
}
