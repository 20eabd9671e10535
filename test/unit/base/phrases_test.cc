#include "korridor/base/phrases.h"

#include <gtest/gtest.h>

namespace korridor {
namespace {

TEST(TranslatePhrase, CarriesOverWhatWasFilledIn) {
  EXPECT_EQ(translate_phrase("there is no scenario west", "de"), "es gibt kein Szenario west");
  EXPECT_EQ(translate_phrase("other traffic is 5 t/yr, the capacity 3 t/yr", "de"),
            "der übrige Verkehr ist 5 t im Jahr, die Kapazität 3 t im Jahr");
  EXPECT_EQ(translate_phrase("no order is meant by good:x", "de"), "kein Auftrag ist gemeint mit good:x");
}

TEST(TranslatePhrase, TranslatesAFilledInPhrase) {
  EXPECT_EQ(translate_phrase("the capacity is 'many'", "de"), "die Kapazität ist 'many'");
  EXPECT_EQ(translate_phrase("the file ends where the capacity should stand", "de"),
            "die Datei endet, wo die Kapazität stehen sollte");
}

TEST(TranslatePhrase, TranslatesTheEndOfAListThatWasCutShort) {
  EXPECT_EQ(translate_phrase("no reference value and so no holding cost (10): gold, tin and 8 more", "de"),
            "ohne Referenzwert und damit ohne Kapitalbindung (10): gold, tin und 8 weitere");
}

TEST(TranslatePhrase, TakesTheFormWithMostTextOfItsOwn) {
  EXPECT_EQ(translate_phrase("there is no table wells", "de"), "es gibt keine Tabelle wells");
  EXPECT_EQ(translate_phrase("there is no place nowhere", "de"), "es gibt keinen Ort nowhere");
  EXPECT_EQ(translate_phrase("there is no fleet nowhere", "de"), "es gibt nichts namens nowhere (fleet)");
}

TEST(TranslatePhrase, TranslatesAPartThatTheTemplateMarks) {
  EXPECT_EQ(
      translate_phrase("iron of acme, no time given: 3 to above against below to 2 t; no value lies in both", "de"),
      "iron von acme, ohne Zeit: 3 bis darüber gegen darunter bis 2 t; kein Wert liegt in beiden");
  EXPECT_EQ(translate_phrase("relations of KAZ, JPN since 1992 to 1993 here, since undated there", "de"),
            "Beziehungen von Kasachstan, Japan: hier seit 1992 bis 1993, dort seit ohne Tag");
  EXPECT_EQ(translate_phrase("below", "de"), std::nullopt) << "a part alone is no message";
}

TEST(TranslatePhrase, SaysNothingWhereItDoesNotKnow) {
  EXPECT_EQ(translate_phrase("a sentence that nobody wrote", "de"), std::nullopt);
  EXPECT_EQ(translate_phrase("there is no scenario west", "en"), std::nullopt);
  EXPECT_EQ(translate_phrase("", "de"), std::nullopt);
}

}  // namespace
}  // namespace korridor
