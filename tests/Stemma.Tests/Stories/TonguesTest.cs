using Stemma.Core.Index;
using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;
using static Stemma.Tests.Stories.Press;

namespace Stemma.Tests.Stories;

/// <summary>Reports of one event in other scripts.</summary>
public sealed class TonguesTest
{
    private static readonly Telling English = Report(1, "Cable car stops above Orvenaal gorge with 38 aboard",
        "TRESKWIL — A cable car stopped above the gorge of Orvenaal on Monday with 38 people aboard, said the operator, Kolbrand Lifts. Fire chief Ditmar Hasselvoord said his men from Treskwil had lowered 21 of them on ropes by dusk.\n\nThe cable had been checked in 2019 by the firm Pelgrosz, said mayor Benika Straumvel.");

    private static readonly Telling Elsewhere = Report(2, "Orvenaal votes for a new swimming pool",
        "The council of Orvenaal voted on Monday for a new swimming pool. Mayor Benika Straumvel said that building would begin in spring. The pool will cost 12 million crowns and will be paid for by the town and by the district of Treskwil.");

    private static readonly Telling Russian = Report(3, "Вагон канатной дороги завис над ущельем, в нём 38 человек",
        "Вагон канатной дороги, в котором было 38 человек, завис в понедельник над ущельем Орвенаал, сообщила компания «Колбранд». Начальник пожарной охраны Дитмар Хасселворд сказал, что его люди из Тресквила до сумерек спустили на верёвках 21 человека.\n\nТрос проверяла фирма Пельгрош, сказала мэр Беника Страумвел.", "ru");

    private static readonly Telling Arabic = Report(4, "توقف عربة تلفريك فوق أورفينال وعلى متنها 38 شخصا",
        "توقفت عربة تلفريك يوم الاثنين فوق وادي أورفينال وعلى متنها 38 شخصا، بحسب شركة كولبراند. وقال قائد الإطفاء ديتمار هاسلفورد إن رجاله من تريسكويل أنزلوا 21 منهم بالحبال.\n\nوقالت رئيسة البلدية بينيكا ستراومفيل إن شركة بيلغروش فحصت الحبل.", "ar");

    private static readonly Telling RussianElsewhere = Report(5, "В городе Орвенаал открыли библиотеку",
        "В городе Орвенаал в понедельник открыли библиотеку. Мэр Беника Страумвел сказала, что книги купили на пожертвования жителей. Читальный зал будет работать каждый день, кроме воскресенья.", "ru");

    [Fact]
    public void A_report_in_cyrillic_letters_is_joined_by_its_names() => Assert.Equal(English.Id, Match(Russian, [English, Elsewhere])?.Earlier);

    [Fact]
    public void A_report_in_arabic_letters_is_joined_by_its_names() => Assert.Equal(English.Id, Match(Arabic, [English, Elsewhere])?.Earlier);

    [Fact]
    public void A_report_in_latin_letters_is_joined_to_an_earlier_one_in_cyrillic() =>
        Assert.Equal(Russian.Id, Match(English with { Id = new TellingId(9) }, [Russian, RussianElsewhere])?.Earlier);

    [Fact]
    public void One_town_and_its_mayor_join_nothing() => Assert.Null(Match(RussianElsewhere, [English, Elsewhere]));

    [Fact]
    public void Names_in_another_script_are_found_by_the_index_and_those_of_the_own_script_are_not_asked()
    {
        var index = new CandidateIndex();
        foreach (var earlier in new[] { English, Elsewhere, Russian }) index.Enter(earlier.Id, Keyed(earlier).Keys with { Terms = [] }, null);
        var found = index.Enter(Arabic.Id, Keyed(Arabic).Keys with { Terms = [] }, null);
        Assert.Equal([English.Id, Russian.Id], found.Stories.Select(h => h.Id).Order());
        Assert.Empty(new CandidateIndex().Enter(English.Id, Keyed(English).Keys, null).Stories);
    }

    [Fact]
    public void A_removed_report_is_found_by_no_name()
    {
        var index = new CandidateIndex();
        index.Enter(English.Id, Keyed(English).Keys, null);
        index.Remove(English.Id);
        Assert.Empty(index.Enter(Arabic.Id, Keyed(Arabic).Keys, null).Stories);
    }

    private static Telling Keyed(Telling telling) => telling with { Keys = telling.Keys with { Names = StoryProfile.Names(telling.Article, StreamTables.Shipped) } };

    private static Join? Match(Telling later, Telling[] earlier) => StoryMatcher.Match(Keyed(later), [.. earlier.Select(Keyed)], [], StreamTables.Shipped);
}
