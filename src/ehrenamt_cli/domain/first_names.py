"""First names that are common in Germany, of all the languages spoken here; none that is also an everyday word."""

_NAMES = """
Abdel Abdul Abdullah Abdulrahman Abebe Achim Adem Adnan Adrian Agnes Agnieszka Ahmad Ahmed Ahmet Aisha Albert Aleksandar
Aleksandra Alexander Alexandra Alexei Alfred Ali Alina Alma Almaz Amadou Amina Amir Amira Ana Anastasia Anatoli Andrea
Andreas Andrej Andrzej Angela Angelika Anja Anke Anna Anne Anneliese Annette Antje Anton Antonia Anita Anke Arash Armin
Arne Artem Arthur Arzu Asli Astrid Axel Ayse Ayşe Aylin Aziz Barbara Bärbel Beata Beate Bekim Benedikt Benjamin Bernd
Bernhard Berta Bettina Bilal Birgit Birgül Birte Björn Bogdan Boris Brigitte Britta Bruno Burak Carina Carla Carmen
Carola Carsten Cem Cemal Chantal Charlotte Christa Christel Christian Christiane Christina Christine Christoph Christopher
Claudia Claus Clemens Corinna Cornelia Dagmar Damir Daniel Daniela Danuta Darius Dariusz David Deniz Denis Dennis Detlef
Diana Dieter Dietmar Dietrich Dilan Dirk Dmitri Dmytro Dominik Dorothea Dragan Ebru Eberhard Eckhard Edith Eduard Egon
Ekaterina Elena Elfriede Elif Elisabeth Elke Ella Ellen Else Emil Emilia Emine Emma Emre Enrico Erdal Erhard Erich Erik
Erika Erkan Ernesto Erna Erwin Esra Esther Eugen Eva Evelyn Ewa Fadi Fadime Farid Farida Faruk Fatima Fatma Fatou Felix
Ferdinand Ferhat Finn Florian Frank Franziska Frauke Friederike Friedhelm Friedrich Fritz Gabriel Gabriele Galina Georg
Gerald Gerda Gerd Gerhard Gerlinde Gernot Gertrud Gisela Goran Grażyna Gregor Greta Gudrun Gülay Gülsen Günter Günther
Guido Gunther Gustav Habiba Hakan Halil Halina Hamid Hamza Hanna Hannah Hannelore Hannes Hans Harald Hartmut Hasan Hassan
Hatice Heiko Heidrun Heike Heinrich Heinz Helena Helene Helga Helmut Helmuth Henning Henrik Henry Herbert Hermann
Hildegard Holger Horst Hubert Hüseyin Hussein Ibrahim Ida Idris Ilona Ilse Imke Ines Inga Inge Ingeborg Ingo Ingrid Irena
Irene Irina Irmgard Isabel Isabella Ismail Ismet Ivan Ivana Iwan Iwona Jacek Jaqueline Jakob Jale Jamal Jamila Jana
Janina Jannik Janusz Jasmin Jelena Jennifer Jens Jerzy Jessica Joachim Jochen Johann Johanna Johannes Jonas Jonathan Jörg
Jörn Josef Josephine Joshua Jovan Juan Judith Julia Julian Juliane Jürgen Jutta Kadir Kamal Karim Karin Karina Karl
Karla Karsten Kasimir Katarzyna Katharina Kathrin Katja Katrin Kemal Kenan Kerstin Kevin Khaled Khalid Kirsten Klara
Klaus Konrad Konstantin Krystyna Krzysztof Kurt Lars Larissa Latifa Laura Layla Lea Lena Leni Leon Leonie Levent Leyla
Liam Lidia Lieselotte Lina Linda Lisa Ljubica Lothar Louis Louisa Luca Lucas Ludmila Ludwig Luis Luisa Lukas Lutz Lydia
Maciej Magda Magdalena Mahmoud Mahmud Maik Malgorzata Malik Malte Mandy Manfred Manuel Manuela Marcel Marcin Marco Marek
Margarete Margarethe Margit Margot Margret Maria Mariam Marianne Marie Marija Marina Mario Marion Mariusz Marko Markus
Marlene Marlies Marta Martha Martin Martina Mateusz Mathias Mathilda Matthias Maurice Maxim Maximilian Mechthild Mehmet
Meike Melanie Melek Merve Meryem Michael Michaela Michal Michel Michele Mike Mila Milan Milena Miriam Mirjana Miroslav
Mohamad Mohamed Mohammad Mohammed Monika Moritz Muhammad Murat Musa Mustafa Mykola Nabil Nadia Nadine Nadja Nasrin
Natalia Natalie Natascha Natalja Navid Nele Nermin Nick Nicolai Nicole Niels Nikola Nikolai Nikolaj Nils Nina Nora
Norbert Noah Nuri Nuray Oksana Olaf Oleg Oleksandr Olena Olga Oliver Olivia Omar Ömer Orhan Oskar Osman Oswald Otto
Özgür Özlem Pascal Patricia Patrick Paul Paula Pauline Pavel Pawel Peter Petra Philipp Piotr Pjotr Rabia Radek Rahel
Rainer Ralf Ralph Ramazan Ramona Raphael Rashid Regina Reinhard Reinhold Reiner Renate René Reza Ricarda Richard Rita
Robert Robin Roland Rolf Ronald Ronny Rosemarie Roswitha Roya Rudi Rudolf Rüdiger Ruth Ryszard Sabine Sabrina
Sahra Said Salih Salim Salma Samira Samuel Sandra Sara Sarah Saskia Sebastian Selim Selma Semra Serap Sergej Sergei
Serhij Serkan Shirin Sibel Siegfried Sieglinde Sigrid Silke Silvia Simon Simone Sina Slavica Slobodan Snežana Sofia
Sofie Sonja Sophia Sophie Stanislaw Stefan Stefanie Steffen Stephan Stephanie Steven Sulaiman Suleiman Süleyman Susanne
Svetlana Svenja Swantje Sven Swetlana Sylvia Tadeusz Tamara Tanja Tarek Tariq Tatjana Thea Theo Theodor Theresa
Theresia Thilo Thomas Thorsten Tina Tobias Tomasz Torben Torsten Traute Udo Ulrich Ulrike Umut Ursula Uschi Ute Uwe Vadim
Valentina Valeria Vanessa Vasile Vera Verena Veronika Viktor Viktoria Vincent Violeta Vladimir Volker Volodymyr Waldemar
Walter Waltraud Wassim Werner Wiebke Wieslaw Wilfried Wilhelm Wilhelmine Willi Wladimir Wojciech Wolfgang Yannick Yasin
Yasemin Yasmin Yildiz Yilmaz Yonas Yousef Youssef Yuliia Yuri Yusuf Yvonne Zahra Zbigniew Zeynep Zlatko Zofia Zoran
"""

FIRST_NAMES = frozenset(_NAMES.split())
