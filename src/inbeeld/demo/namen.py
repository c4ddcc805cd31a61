"""Invented people: first names and surnames of the Netherlands as it is, in their usual spelling.

Grouped by the language area from which families brought them, because a name drawn from one
undivided heap ('Wout Tesfaye' on every page) looks like a generator and not like a school class.
`MENGKANS` of the children mix groups all the same, as families do.
"""

from dataclasses import dataclass
from random import Random

MENGKANS = 0.12
"""Share of children whose first name comes from another group than the surname."""


@dataclass(frozen=True)
class Naamgroep:
    """First names and surnames that go together; `gewicht` is its share of the children."""

    gewicht: int
    voornamen: tuple[tuple[str, ...], tuple[str, ...]]  # boys', girls'
    achternamen: tuple[tuple[str, str], ...]  # (voorvoegsel, achternaam)


@dataclass(frozen=True)
class Naam:
    """One invented person's name; `voorvoegsel` may be empty."""

    roepnaam: str
    voornamen: str
    voorvoegsel: str
    achternaam: str

    @property
    def voluit(self) -> str:
        """Roepnaam and surname, as a page shows them."""
        return " ".join(filter(None, (self.roepnaam, self.voorvoegsel, self.achternaam)))


def _groep(gewicht: int, voornamen: str, achternamen: str) -> Naamgroep:
    """Read the lists below: boys / girls, blanks between first names, commas between surnames."""
    namen = []
    for achternaam in achternamen.replace("\n", " ").split(","):
        *voor, laatste = achternaam.split()
        # A voorvoegsel is written in small letters; 'El Amrani' is one surname of two words.
        klein = [deel for deel in voor if deel.islower() or deel.startswith("'")]
        namen.append((" ".join(klein), " ".join([*voor[len(klein) :], laatste])))
    jongens, meisjes = voornamen.split("/")
    return Naamgroep(gewicht, (tuple(jongens.split()), tuple(meisjes.split())), tuple(namen))


NAAMGROEPEN = (
    _groep(
        62,
        """
        Sem Luuk Daan Finn Milan Levi Noud Bram Thijs Jesse Lars Ruben Stijn Tijn Mees Sam Gijs
        Teun Jurre Wout Niek Joris Pepijn Hidde Siem Tobias Floris Sven Koen Jelle Rik Max Timo
        Casper Olivier Boaz Abel Guus Jip Ties Job Cas Melle Hugo Bas Pim Jasper Stef Wessel Tom
        /
        Emma Julia Tess Sophie Zoë Saar Evi Lotte Noor Fleur Anna Lieke Fenna Roos Femke Maud Isa
        Liv Elin Sanne Jasmijn Nina Eva Lynn Puck Veerle Floor Marit Hanna Bo Lisa Iris Suze Norah
        Mila Jet Linde Sterre Ilse Merel Amber Britt Esmee Kiki Pien Loes Yfke Rosalie Dieuwertje
        """,
        """
        de Jong, Jansen, de Vries, van den Berg, Bakker, van Dijk, Visser, Smit, Meijer, de Boer,
        Mulder, de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit,
        Dijkstra, Smits, de Graaf, van der Meer, van der Linden, Kok, Jacobs, de Haan, Vermeulen,
        van den Heuvel, van der Veen, van den Broek, de Bruijn, van der Heijden, Schouten,
        Willems, van Vliet, van de Ven, Hoekstra, Maas, Verhoeven, Koster, van Dam, van der Wal,
        Prins, Blom, Huisman, Peeters, de Jonge, Kuipers, van Veen, Kuiper, Postma, Veenstra,
        Kramer, van den Brink, van Wijk, Scholten, van der Horst, Zwart, Molenaar, Groen, Bosch,
        van Loon, van der Laan, Schipper, Verbeek, Boon, Timmerman, Koning, Jonker, Pronk, Duin,
        Snoeks, Zonneveld, Konijn, van der Kolk, Gravemaker, Roozen, van Duivenvoorde, Stam,
        ter Horst, ten Cate, Schoorl, Beentjes, Castricum, Sinnige, Admiraal, Handgraaf, Duijn,
        Twisk, Schelvis, Paap, Molenaars, Kerkman, Zwemmer, Draaijer, Halderman, van Eldik,
        op den Velde, 't Hart, in 't Veld, Kieft, Warmerdam, Mooij, Kuijs, Weijers, Nelis
        """,
    ),
    _groep(
        9,
        """
        Emir Yusuf Eymen Kerem Mert Efe Kaan Ömer Deniz Berat Ali Enes Burak Selim Baran Yiğit
        /
        Elif Zeynep Defne Azra Ecrin Nisa Esila Eylül Melisa Sude Ayşe Hira Ceren Dilara Beyza
        """,
        """
        Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Yıldırım, Öztürk, Aydın, Özdemir, Arslan, Doğan,
        Kılıç, Aslan, Çetin, Kara, Koç, Kurt, Özkan, Şimşek, Polat, Korkmaz, Erdoğan, Güneş, Aktaş
        """,
    ),
    _groep(
        10,
        """
        Mohamed Adam Ilyas Zakaria Ayoub Rayan Bilal Amine Ismail Younes Hamza Anas Ilias Souhail
        /
        Nora Yasmine Amira Salma Lina Sara Ikram Imane Malak Aya Hafsa Chaimae Dounia Safae Jihane
        """,
        """
        El Amrani, Bouzidi, El Idrissi, Bennani, Ouali, Azzouzi, El Khattabi, Haddou, Benali,
        Tahiri, Chakir, Amghar, El Hamdaoui, Aarab, Bouchta, Yacoubi, El Ouahabi, Zerouali,
        Bakkali, Lahlou, Achahbar, Saidi, Boulahya, Talbi, Ben Haddou, Moussaoui
        """,
    ),
    _groep(
        7,
        """
        Jayden Dion Xavi Shurandy Jairo Quincy Ravi Rohan Jaden Giovanni Tyrone Dwight Kishan Ryan
        /
        Shanaya Priya Naomi Chayenne Djenna Rishma Kiara Aaliyah Jahzara Anjali Shania Milou Soraya
        """,
        """
        Pinas, Ramdin, Wijngaarde, Sewnath, Amatmohamed, Brouwn, Landveld, Ramautar, Kartosen,
        Martina, Isenia, Croes, Winklaar, Mohan, Jankie, Blijd, Vrede, Zeefuik, Tjon A Fat,
        Biharie, Kartoredjo, Maduro, Felida, Doelwijt, Baldewsingh, Grootfaam, Misiedjan
        """,
    ),
    _groep(
        5,
        """
        Jakub Filip Kacper Szymon Antoni Maksym Andrij Bohdan Nikola Matei Ioan Georgi Dawid Artem
        /
        Zuzanna Oliwia Maja Alicja Hanna Sofia Daryna Polina Ioana Mariya Weronika Milena Bianca
        """,
        """
        Nowak, Kowalczyk, Wójcik, Kamiński, Lewandowski, Zieliński, Szymański, Woźniak, Dąbrowski,
        Kozłowski, Mazur, Krawczyk, Shevchenko, Kovalenko, Bondarenko, Tkachenko, Melnyk, Kravets,
        Popescu, Ionescu, Dumitru, Petrov, Ivanova, Georgieva, Wiśniewski, Pawlak
        """,
    ),
    _groep(
        4,
        """
        Omar Yaman Karam Majd Abdullah Kareem Zain Aram Hozan Navid Arman Ehsan Mustafa Jawad
        /
        Rima Sham Layan Tala Joudi Rawan Zahra Parisa Maryam Shirin Helin Nadia Yara Sidra
        """,
        """
        Al Hassan, Haddad, Khoury, Al Masri, Darwish, Mahmoud, Al Ahmad, Saleh, Najjar, Kassab,
        Ahmadi, Rahimi, Karimi, Hosseini, Noori, Sultani, Osman, Barzani, Hamid, Qasim, Al Jaber,
        Sabbagh, Ibrahim, Shammas, Moradi, Jafari
        """,
    ),
    _groep(
        2,
        """
        Abel Natnael Yonas Kidane Kwame Kofi Emmanuel Abdi Liban Samuel Filmon Dawit Tesfay Yaw
        /
        Feven Selam Bethlehem Ama Abena Hodan Fatuma Ruth Senait Winta Akosua Deborah Blessing
        """,
        """
        Tesfaye, Haile, Gebremedhin, Tekle, Abraha, Mensah, Owusu, Boateng, Asante, Osei, Abdi,
        Warsame, Hassan, Mohamud, Okafor, Adeyemi, Kamara, Diallo, Berhane, Woldu, Ghebreab, Addo
        """,
    ),
    _groep(
        1,
        """
        Wei Jun Kevin Duc Minh Hao Arjun Aditya Vihaan Rizky Bagus Jun-Hao Kenji
        /
        Mei Lin Linh Thuy Xinyi Ananya Diya Aisyah Putri Yuki Hana Jia Sakura
        """,
        """
        Chen, Wang, Li, Zhang, Liu, Nguyen, Tran, Pham, Le, Wong, Cheung, Hu, Sharma, Patel,
        Gupta, Singh, Sari, Wijaya, Tan, Lim, Sato, Pattiasina, Manuhutu, Latuheru, Sahetapy
        """,
    ),
)

_GEWICHTEN = [groep.gewicht for groep in NAAMGROEPEN]


def kies_naam(toeval: Random) -> Naam:
    """Draw one invented name; the same state of `toeval` gives the same name."""
    groep = toeval.choices(NAAMGROEPEN, _GEWICHTEN)[0]
    voorvoegsel, achternaam = toeval.choice(groep.achternamen)
    if toeval.random() < MENGKANS:
        groep = toeval.choices(NAAMGROEPEN, _GEWICHTEN)[0]
    lijst = toeval.choice(groep.voornamen)
    roepnaam = toeval.choice(lijst)
    tweede = toeval.choice(lijst) if toeval.random() < 0.4 else roepnaam
    voornamen = roepnaam if tweede == roepnaam else f"{roepnaam} {tweede}"
    return Naam(roepnaam, voornamen, voorvoegsel, achternaam)
