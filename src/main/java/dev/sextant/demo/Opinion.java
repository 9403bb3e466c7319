package dev.sextant.demo;

import java.util.List;

/** What people wrote to the sentiment model, with the class it finds. Nobody real wrote these. */
record Opinion(String label, String text) {
    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";
    private static final String NEUTRAL = "neutral";

    static final List<Opinion> ALL =
            List.of(
                    new Opinion(POSITIVE, "Arrived a day early and works perfectly."),
                    new Opinion(POSITIVE, "The new checkout is so much faster, thank you!"),
                    new Opinion(POSITIVE, "ส่งเร็วมาก แพ็กมาดี ประทับใจค่ะ"),
                    new Opinion(POSITIVE, "Support answered within minutes. Very kind."),
                    new Opinion(POSITIVE, "คุ้มค่าราคา ใช้งานง่าย"),
                    new Opinion(POSITIVE, "Best headphones I have owned so far."),
                    new Opinion(POSITIVE, "Would buy again, the colour is even nicer in daylight."),
                    new Opinion(POSITIVE, "พนักงานสุภาพ ตอบคำถามชัดเจน"),
                    new Opinion(NEUTRAL, "It is what the description says."),
                    new Opinion(NEUTRAL, "Can I change the delivery address after ordering?"),
                    new Opinion(NEUTRAL, "ของมาครบตามที่สั่ง"),
                    new Opinion(NEUTRAL, "Colour is a little darker than in the picture."),
                    new Opinion(NEUTRAL, "Which size fits a 15 inch laptop?"),
                    new Opinion(NEUTRAL, "ยังไม่ได้ลองใช้ เดี๋ยวมารีวิวอีกที"),
                    new Opinion(NEGATIVE, "The box was open and a cable is missing."),
                    new Opinion(NEGATIVE, "Third time the app logs me out while paying."),
                    new Opinion(NEGATIVE, "รอสินค้าสองสัปดาห์แล้ว ยังไม่ได้ของ"),
                    new Opinion(
                            NEGATIVE, "Stopped charging after two days, I want my money back."));
}
