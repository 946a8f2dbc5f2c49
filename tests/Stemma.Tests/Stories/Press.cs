using Stemma.Core.Learned;
using Stemma.Core.News;
using Stemma.Core.Stories;

namespace Stemma.Tests.Stories;

/// <summary>Invented reports for the rooms of stories.</summary>
internal static class Press
{
    public static Telling Report(int id, string title, string text = "", string language = "en", string? outlet = null, string? published = null)
    {
        var article = new Article
        {
            Title = title,
            Text = text,
            Language = language,
            Published = published is null ? null : new StatedTime(DateTimeOffset.Parse(published), true, "test"),
        };
        return new Telling
        {
            Id = new TellingId(id),
            Name = $"r{id}",
            Article = article,
            Outlet = outlet,
            Keys = new CandidateKeys { Terms = StoryProfile.Terms(article, StreamTables.Shipped) },
        };
    }

    public static readonly Telling Dam1 = Report(1, "Cracked dam at Velmora forces 4,200 from their homes",
        "VELMORA — A crack in the Velmora dam forced 4,200 people from their homes on Tuesday, the governor's office said. Engineer Ilda Kestrane said water was being let out through the lower gates.\n\nGovernor Tomas Redlich told reporters that the dam above the Ostra valley would hold.");

    public static readonly Telling Dam2 = Report(2, "Governor says Velmora dam will hold as valley empties",
        "The Velmora dam will hold, Governor Tomas Redlich said late on Tuesday, hours after a crack forced 4,200 residents of the Ostra valley to leave. Ilda Kestrane, the engineer in charge, said the lower gates had been opened to lower the water.");

    public static readonly Telling Festival = Report(3, "Lantern festival draws record crowd to Port Asel",
        "Port Asel's lantern festival drew a record crowd on Tuesday, organisers said. Dancers from nine towns paraded along the harbour until midnight, and the mayor, Oona Brandt, lit the last lantern.");

    public static readonly Telling Budget = Report(4, "Ostra valley council votes budget for schools",
        "The council of the Ostra valley voted a budget on Tuesday that gives schools more teachers. Councillor Pell Marant said that classes would shrink by autumn.");

    public static readonly Telling DamGerman = Report(5, "Riss im Staudamm Velmora: 4200 Menschen müssen ihre Häuser verlassen",
        "Ein Riss im Staudamm von Velmora hat am Dienstag 4200 Menschen im Ostra-Tal vertrieben. Gouverneur Tomas Redlich sagte, der Damm werde halten. Die Ingenieurin Ilda Kestrane ließ die unteren Tore öffnen.", "de");
}
