package org.hearth.oracle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Scores below which an ASQ-3 domain is positive, by form; in the order of {@link Screens#ASQ_DOMAINS}. */
final class AsqCutOffs {
    private static final Map<Integer, List<BigDecimal>> FORMS = Arrays.stream(
                    """
            2: 22.77/41.84/30.16/24.62/33.71
            4: 34.60/38.41/29.62/34.98/33.16
            6: 29.65/22.25/25.14/27.72/25.34
            8: 33.06/30.61/40.15/36.17/35.84
            9: 13.97/17.82/31.32/28.72/18.91
            10: 22.87/30.07/37.97/32.51/27.25
            12: 15.64/21.49/34.50/27.32/21.73
            14: 17.40/25.80/23.06/22.56/23.18
            16: 16.81/37.91/31.98/30.51/26.43
            18: 13.06/37.38/34.32/25.74/27.19
            20: 20.50/39.89/36.05/28.84/33.36
            22: 13.04/27.75/29.61/29.30/30.07
            24: 25.17/38.07/35.16/29.78/31.54
            27: 24.02/28.01/18.42/27.62/25.31
            30: 33.30/36.14/19.25/27.08/32.01
            33: 25.36/34.80/12.28/26.92/28.96
            36: 30.99/36.99/18.07/30.29/35.33
            42: 27.06/36.27/19.82/28.11/31.12
            48: 30.72/32.78/15.81/31.30/26.60
            54: 31.85/35.18/17.32/28.12/32.33
            60: 33.19/31.28/26.54/29.99/39.07
            """
                            .split("\n"))
            .map(line -> line.split(": "))
            .collect(Collectors.toMap(form -> Integer.valueOf(form[0]), form -> scores(form[1])));

    private AsqCutOffs() {}

    private static List<BigDecimal> scores(String text) {
        return Arrays.stream(text.split("/")).map(BigDecimal::new).toList();
    }

    static List<BigDecimal> of(int form) {
        return FORMS.getOrDefault(form, List.of());
    }
}
